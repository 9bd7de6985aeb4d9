package org.hone.llama;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The tokens of a vocabulary by their bytes: finds those that an automaton lets come next. */
final class TokenTrie {
    private final Node root = new Node();

    TokenTrie(BpeTokenizer tokenizer) {
        for (int id = 0; id < tokenizer.size(); id++) {
            byte[] bytes = tokenizer.bytes(id);
            if (bytes.length > 0) {
                Node node = root;
                for (byte b : bytes) {
                    node = node.child(b & 0xff);
                }
                node.tokens.add(id);
            }
        }
    }

    private static final class Node {
        private final Node[] children = new Node[256];
        private final List<Integer> edges = new ArrayList<>();
        private final List<Integer> tokens = new ArrayList<>(1);

        Node child(int b) {
            if (children[b] == null) {
                children[b] = new Node();
                edges.add(b);
            }
            return children[b];
        }
    }

    /** The tokens all of whose bytes are allowed from a position on. */
    BitSet allowed(ByteAutomaton position) {
        BitSet allowed = new BitSet();
        collect(root, position, allowed);
        return allowed;
    }

    private static void collect(Node node, ByteAutomaton position, BitSet allowed) {
        node.tokens.forEach(allowed::set);
        for (int b : node.edges) {
            if (position.allows(b)) {
                collect(node.children[b], position.after(b), allowed);
            }
        }
    }
}
