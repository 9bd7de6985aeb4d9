package org.hone.io.exchange;

/** A record that cannot be read; the message says why. */
final class DamagedRecord extends Exception {
    private static final long serialVersionUID = 1;

    DamagedRecord(String message) {
        super(message);
    }
}
