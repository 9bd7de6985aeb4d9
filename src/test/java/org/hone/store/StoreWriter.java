package org.hone.store;

import java.nio.file.Path;
import org.hone.domain.Feedback;
import org.hone.domain.Suggestion;

/** Writes until it is killed, and prints what is confirmed: a suggestion's id and a signal's. */
public final class StoreWriter {
    private StoreWriter() {}

    public static void main(String[] arguments) {
        try (Store store = Store.open(Path.of(arguments[0]))) {
            while (true) {
                Suggestion suggestion = Samples.suggestion();
                Feedback feedback = Samples.feedback(suggestion.id());
                store.suggestions().save(suggestion);
                store.suggestions().save(feedback);
                System.out.println(suggestion.id() + " " + feedback.id());
                System.out.flush();
            }
        }
    }
}
