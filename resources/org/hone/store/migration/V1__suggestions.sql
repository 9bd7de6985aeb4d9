CREATE TABLE suggestion (
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
CREATE INDEX suggestion_session ON suggestion (session, number);
CREATE INDEX suggestion_number ON suggestion (number);

CREATE TABLE feedback (
    id UUID PRIMARY KEY,
    suggestion UUID NOT NULL REFERENCES suggestion (id),
    signal VARCHAR NOT NULL,
    given TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    number BIGINT GENERATED ALWAYS AS IDENTITY,
    document CHARACTER LARGE OBJECT NOT NULL
);
CREATE INDEX feedback_suggestion ON feedback (suggestion, number);

CREATE TABLE outcome (
    id UUID PRIMARY KEY,
    suggestion UUID NOT NULL REFERENCES suggestion (id),
    finished_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    number BIGINT GENERATED ALWAYS AS IDENTITY,
    document CHARACTER LARGE OBJECT NOT NULL
);
CREATE INDEX outcome_suggestion ON outcome (suggestion, number);

CREATE TABLE setting (
    name VARCHAR PRIMARY KEY,
    content VARCHAR NOT NULL
);
