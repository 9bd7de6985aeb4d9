package org.hone.bkg;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.hone.bkg.graph.KnowledgeGraph;
import org.hone.bkg.graph.Metaedge;

/** Breadth-first search for a shortest way between two nodes over edges of all types. */
final class ShortestPath {
    private final KnowledgeGraph graph;

    ShortestPath(KnowledgeGraph graph) {
        this.graph = graph;
    }

    /**
     * The nodes on the way, both ends included; each row's input is the node before it. Empty when
     * none.
     */
    List<Row> find(int from, int to, int maxLength) {
        int[] parent = new int[graph.size()];
        Arrays.fill(parent, -1);
        String[] relation = new String[graph.size()];
        int[] depth = new int[graph.size()];
        parent[from] = from;
        ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(from));
        while (!queue.isEmpty() && parent[to] < 0) {
            int node = queue.poll();
            if (depth[node] == maxLength) {
                break;
            }
            for (Metaedge metaedge : Metaedge.values()) {
                visit(node, metaedge, true, parent, relation, depth, queue);
                if (!metaedge.symmetric()) {
                    visit(node, metaedge, false, parent, relation, depth, queue);
                }
            }
        }
        if (parent[to] < 0) {
            return List.of();
        }
        List<Row> way = new ArrayList<>();
        for (int node = to; node != from; node = parent[node]) {
            way.add(new Row(node, relation[node], parent[node]));
        }
        way.add(new Row(from, "", -1));
        Collections.reverse(way);
        return way;
    }

    private void visit(
            int node,
            Metaedge metaedge,
            boolean along,
            int[] parent,
            String[] relation,
            int[] depth,
            ArrayDeque<Integer> queue) {
        graph.neighbours(
                node,
                metaedge,
                along,
                next -> {
                    if (parent[next] < 0) {
                        parent[next] = node;
                        relation[next] = metaedge.relation();
                        depth[next] = depth[node] + 1;
                        queue.add(next);
                    }
                });
    }
}
