package org.hone.catalog;

/** Why a value does not fit a parameter. */
record Mismatch(String message, String hint) {}
