-- Every statement of a migration can run twice: a kill in its middle leaves it half applied, and the next start runs it again.
CREATE TABLE IF NOT EXISTS suggestion (
    id UUID PRIMARY KEY,
    session UUID NOT NULL,
    query VARCHAR NOT NULL,
    selected INT NOT NULL,
    propensity DOUBLE PRECISION NOT NULL,
    seed BIGINT NOT NULL,
    shown_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    number BIGINT GENERATED ALWAYS AS IDENTITY,
    document CHARACTER LARGE OBJECT NOT NULL
);
CREATE INDEX IF NOT EXISTS suggestion_session ON suggestion (session, number);
CREATE INDEX IF NOT EXISTS suggestion_number ON suggestion (number);

CREATE TABLE IF NOT EXISTS feedback (
    id UUID PRIMARY KEY,
    suggestion UUID NOT NULL REFERENCES suggestion (id),
    signal VARCHAR NOT NULL,
    given TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    number BIGINT GENERATED ALWAYS AS IDENTITY,
    document CHARACTER LARGE OBJECT NOT NULL
);
CREATE INDEX IF NOT EXISTS feedback_suggestion ON feedback (suggestion, number);

CREATE TABLE IF NOT EXISTS outcome (
    id UUID PRIMARY KEY,
    suggestion UUID NOT NULL REFERENCES suggestion (id),
    finished_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    number BIGINT GENERATED ALWAYS AS IDENTITY,
    document CHARACTER LARGE OBJECT NOT NULL
);
CREATE INDEX IF NOT EXISTS outcome_suggestion ON outcome (suggestion, number);

CREATE TABLE IF NOT EXISTS setting (
    name VARCHAR PRIMARY KEY,
    content VARCHAR NOT NULL
);
