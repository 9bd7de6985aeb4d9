package org.hone.llama;

/** What a constrained text may go on with, byte by byte (UTF-8). Immutable. */
public interface ByteAutomaton {
    /** Whether a byte (0 to 255) may come next. */
    boolean allows(int nextByte);

    /** The automaton after an allowed byte. */
    ByteAutomaton after(int nextByte);

    /** Whether the text may end here. */
    boolean complete();
}
