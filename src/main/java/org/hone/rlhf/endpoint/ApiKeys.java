package org.hone.rlhf.endpoint;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hone.domain.InvalidInputException;
import org.hone.rlhf.endpoint.KeyVault.UnavailableException;

/** Finds the key of an endpoint just before a call. It keeps none. */
public final class ApiKeys {
    private static final String ENVIRONMENT = "env:";
    private static final String KEYRING = "keyring";

    private final UnaryOperator<String> environment;
    private final KeyVault vault;

    /** From this process's environment and this machine's keyring. */
    public ApiKeys() {
        this(System::getenv, new SystemKeyring());
    }

    ApiKeys(UnaryOperator<String> environment, KeyVault vault) {
        this.environment = environment;
        this.vault = vault;
    }

    /**
     * The key, or an empty text where none is needed.
     *
     * @param where {@code env:NAME}, {@code keyring} or empty for no key
     * @param baseUrl of the endpoint
     * @throws InvalidInputException if there is no key where it should be
     */
    public String resolve(String where, String baseUrl) {
        String place = where.strip();
        if (place.isEmpty()) {
            return "";
        } else if (place.equals(KEYRING)) {
            return usable(fromKeyring(EndpointOptions.normal(baseUrl)));
        } else if (place.startsWith(ENVIRONMENT) && place.length() > ENVIRONMENT.length()) {
            return usable(fromEnvironment(place.substring(ENVIRONMENT.length()).strip()));
        }
        throw new InvalidInputException(
                "The place of the key cannot be used. Write env:NAME for an environment variable, keyring, or nothing.");
    }

    private String fromEnvironment(String name) {
        String key = environment.apply(name);
        if (key == null || key.isBlank()) {
            // What stands here instead of a name may be a key: it is not repeated.
            String named = name.matches("[A-Z_][A-Z_0-9]{0,40}") ? name : "of that name";
            throw new InvalidInputException(
                    "The environment variable %s is not set where the assistant runs. Set it and start Hone again."
                            .formatted(named));
        }
        return key;
    }

    private String fromKeyring(String account) {
        try {
            Optional<String> key = vault.read(account).filter(text -> !text.isBlank());
            return key.orElseThrow(
                    () ->
                            new InvalidInputException(
                                    "The keyring has no key for %s. Enter the key in the settings."
                                            .formatted(account)));
        } catch (UnavailableException none) {
            throw noKeyring();
        }
    }

    /**
     * Puts the key of an endpoint into the keyring, in place of an earlier one.
     *
     * @throws InvalidInputException if the key cannot be one, or the machine has no keyring
     */
    public void store(String baseUrl, String key) {
        String account = EndpointOptions.normal(baseUrl);
        try {
            vault.write(account, usable(key));
        } catch (UnavailableException none) {
            throw noKeyring();
        }
    }

    private static InvalidInputException noKeyring() {
        return new InvalidInputException(
                "This machine has no keyring that Hone can use. Put the key into an environment variable and write env:NAME instead.");
    }

    /** A key with a line break in it would be shown by the exception that refuses the header. */
    private static String usable(String key) {
        String stripped = key.strip();
        if (stripped.isEmpty() || !stripped.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new InvalidInputException(
                    "That is no key: keys are one word of plain letters, digits and signs. Copy it again.");
        }
        return stripped;
    }
}
