package org.hone.rlhf.endpoint;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keyring of the operating system: macOS Keychain, Windows Credential Manager, Secret Service.
 */
final class SystemKeyring implements KeyVault {
    private static final Logger LOG = LoggerFactory.getLogger(SystemKeyring.class);
    private static final String SERVICE = "hone";

    @Override
    public Optional<String> read(String account) throws UnavailableException {
        return with(
                keyring -> {
                    try {
                        return Optional.ofNullable(keyring.getPassword(SERVICE, account));
                    } catch (PasswordAccessException none) {
                        return Optional.empty();
                    }
                });
    }

    @Override
    public void write(String account, String key) throws UnavailableException {
        with(
                keyring -> {
                    keyring.setPassword(SERVICE, account, key);
                    return key.length();
                });
    }

    /** The native parts of a keyring fail in many ways, also while they are loaded. */
    private static <T> T with(Work<T> work) throws UnavailableException {
        try (Keyring keyring = Keyring.create()) {
            return work.with(keyring);
        } catch (BackendNotSupportedException none) {
            LOG.info("This machine has no keyring");
        } catch (Exception | LinkageError failed) {
            LOG.warn("The keyring cannot be used: {}", failed.getClass().getName());
        }
        throw new UnavailableException();
    }

    private interface Work<T> {
        T with(Keyring keyring) throws Exception;
    }
}
