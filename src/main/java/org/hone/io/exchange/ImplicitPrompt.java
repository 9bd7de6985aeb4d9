package org.hone.io.exchange;

import java.util.List;
import org.hone.io.exchange.Exchanged.Comparison;

/**
 * Finds the prompt of a pair whose two texts both begin with it, as some data sets are published.
 */
final class ImplicitPrompt {
    private static final String TURN = "\n\nAssistant:";

    private ImplicitPrompt() {}

    static Comparison split(Passage chosen, Passage rejected) throws DamagedRecord {
        return chosen.conversational() && rejected.conversational()
                ? messages(chosen, rejected)
                : texts(chosen.text(), rejected.text());
    }

    private static Comparison messages(Passage chosen, Passage rejected) throws DamagedRecord {
        int shared = 0;
        int most = Math.min(chosen.messages().size(), rejected.messages().size()) - 1;
        while (shared < most
                && chosen.messages().get(shared).equals(rejected.messages().get(shared))) {
            shared++;
        }
        if (shared == 0) {
            throw new DamagedRecord("\"prompt\" is missing, and the two begin differently");
        }
        return Comparison.pair(
                part(chosen, 0, shared),
                part(chosen, shared, chosen.messages().size()),
                part(rejected, shared, rejected.messages().size()));
    }

    private static Passage part(Passage passage, int from, int to) {
        List<Message> messages = passage.messages().subList(from, to);
        return new Passage(messages, true);
    }

    private static Comparison texts(String chosen, String rejected) throws DamagedRecord {
        int shared = 0;
        int most = Math.min(chosen.length(), rejected.length());
        while (shared < most && chosen.charAt(shared) == rejected.charAt(shared)) {
            shared++;
        }
        int turn = chosen.lastIndexOf(TURN, shared);
        int end = turn >= 0 ? Math.min(turn + TURN.length(), shared) : shared;
        if (end == 0) {
            throw new DamagedRecord("\"prompt\" is missing, and the two begin differently");
        }
        return Comparison.pair(
                Passage.of(chosen.substring(0, end)),
                Passage.of(chosen.substring(end)),
                Passage.of(rejected.substring(end)));
    }
}
