package org.hone.rlhf.endpoint;

import java.util.Optional;

/** Where the operating system keeps keys. */
interface KeyVault {
    /**
     * The key of an account, if there is one.
     *
     * @throws UnavailableException if this machine has no such place
     */
    Optional<String> read(String account) throws UnavailableException;

    /**
     * Files a key under an account.
     *
     * @throws UnavailableException if this machine has no such place
     */
    void write(String account, String key) throws UnavailableException;

    /** There is no place for keys; says nothing about why, since that may hold one. */
    final class UnavailableException extends Exception {
        private static final long serialVersionUID = 1;
    }
}
