-- Annotation: tasks, who has which, and what was judged. Each statement can run twice.
CREATE TABLE IF NOT EXISTS annotation_task (
    id UUID PRIMARY KEY,
    query VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    overlap INT NOT NULL,
    taken INT DEFAULT 0 NOT NULL,
    chance INT NOT NULL,
    uncertainty DOUBLE PRECISION NOT NULL,
    number BIGINT GENERATED ALWAYS AS IDENTITY,
    document CHARACTER LARGE OBJECT NOT NULL
);
CREATE INDEX IF NOT EXISTS annotation_task_query ON annotation_task (query);
CREATE INDEX IF NOT EXISTS annotation_task_chance ON annotation_task (chance);
CREATE INDEX IF NOT EXISTS annotation_task_uncertainty ON annotation_task (uncertainty);

CREATE TABLE IF NOT EXISTS annotation_assignment (
    task UUID NOT NULL REFERENCES annotation_task (id),
    annotator VARCHAR NOT NULL,
    desk VARCHAR NOT NULL,
    queue VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    held BOOLEAN NOT NULL,
    leased_until TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    changed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    draft CHARACTER LARGE OBJECT,
    PRIMARY KEY (task, annotator)
);
CREATE INDEX IF NOT EXISTS annotation_assignment_annotator ON annotation_assignment (annotator, state, changed_at);
CREATE INDEX IF NOT EXISTS annotation_assignment_lease ON annotation_assignment (state, leased_until);

CREATE TABLE IF NOT EXISTS preference (
    id UUID PRIMARY KEY,
    task UUID NOT NULL REFERENCES annotation_task (id),
    annotator VARCHAR NOT NULL,
    given TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    elapsed_millis BIGINT NOT NULL,
    retracted_at TIMESTAMP(6) WITH TIME ZONE,
    number BIGINT GENERATED ALWAYS AS IDENTITY,
    document CHARACTER LARGE OBJECT NOT NULL
);
CREATE INDEX IF NOT EXISTS preference_task ON preference (task, number);
CREATE INDEX IF NOT EXISTS preference_annotator ON preference (annotator, number);
CREATE INDEX IF NOT EXISTS preference_number ON preference (number);
CREATE INDEX IF NOT EXISTS preference_retracted ON preference (retracted_at);
