package org.hone.llama;

import java.util.Optional;

/** What a constrained text may go on with, byte by byte (UTF-8). Immutable. */
public interface ByteAutomaton {
    /** No constraint: any text, which may end anywhere. */
    ByteAutomaton ANYTHING =
            new ByteAutomaton() {
                @Override
                public boolean allows(int nextByte) {
                    return true;
                }

                @Override
                public ByteAutomaton after(int nextByte) {
                    return this;
                }

                @Override
                public boolean complete() {
                    return true;
                }
            };

    /** Whether a byte (0 to 255) may come next. */
    boolean allows(int nextByte);

    /** The automaton after an allowed byte. */
    ByteAutomaton after(int nextByte);

    /** The automaton after a byte; empty if it may not come next. */
    default Optional<ByteAutomaton> next(int nextByte) {
        return allows(nextByte) ? Optional.of(after(nextByte)) : Optional.empty();
    }

    /** Whether the text may end here. */
    boolean complete();
}
