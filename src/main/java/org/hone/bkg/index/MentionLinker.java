package org.hone.bkg.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hone.bkg.graph.Kinds;
import org.hone.bkg.graph.KnowledgeGraph;
import org.hone.domain.Entity;
import org.hone.domain.EntityMark;
import org.hone.domain.LinkedEntity;
import org.hone.domain.Linking;
import org.hone.domain.UnknownMention;

/** Takes the mentions of a query for nodes and gives them marks. */
final class MentionLinker {
    private static final int MAX_ALTERNATIVES = 8;
    private static final int NEAREST = 3;

    private final KnowledgeGraph graph;
    private final MentionFinder finder;
    private final NearestNames nearest;
    private final Readings readings;

    MentionLinker(
            KnowledgeGraph graph, NameTable names, NameSearch search, OrdinaryWords ordinary) {
        this.graph = graph;
        this.nearest = new NearestNames(graph, search);
        this.finder = new MentionFinder(graph, names, search, ordinary);
        this.readings = new Readings(graph);
    }

    Linking link(String query, List<LinkedEntity> known) {
        List<Word> words = Word.of(query);
        MentionFinder.Found found = finder.find(query, words);
        Map<String, EntityMark> marks = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (LinkedEntity link : known) {
            marks.put(link.entity().id(), link.mark());
            counts.merge(link.mark().slug(), link.mark().number(), Math::max);
        }
        List<LinkedEntity> entities = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Mention mention : found.mentions()) {
            List<Integer> ranked = readings.rank(query, mention);
            Entity best = graph.node(ranked.get(0));
            if (seen.add(best.id())) {
                EntityMark mark =
                        marks.computeIfAbsent(
                                best.id(),
                                id ->
                                        EntityMark.of(
                                                best.kind(),
                                                counts.merge(
                                                        EntityMark.slug(best.kind()),
                                                        1,
                                                        Integer::sum)));
                List<Entity> others =
                        ranked.stream().skip(1).limit(MAX_ALTERNATIVES).map(graph::node).toList();
                entities.add(new LinkedEntity(mark, best, mention.start(), mention.end(), others));
            }
        }
        List<UnknownMention> unknown =
                found.unknown().stream().map(span -> unknown(query, span)).toList();
        return new Linking(entities, unknown);
    }

    private UnknownMention unknown(String query, MentionFinder.Span span) {
        String text = query.substring(span.start(), span.end());
        List<Entity> resembling = nearest.of(text, NEAREST).stream().map(graph::node).toList();
        return new UnknownMention(text, span.start(), span.end(), resembling);
    }

    /** Orders what a mention may mean by the words around it, then by how much is known of it. */
    private record Readings(KnowledgeGraph graph) {
        private static final List<String> USUAL =
                List.of(
                        Kinds.DISEASE,
                        Kinds.COMPOUND,
                        Kinds.GENE,
                        Kinds.SYMPTOM,
                        Kinds.SIDE_EFFECT,
                        Kinds.CLASS,
                        Kinds.PATHWAY,
                        Kinds.ANATOMY);

        List<Integer> rank(String query, Mention mention) {
            String written = query.substring(mention.start(), mention.end());
            String before =
                    query.substring(Math.max(0, mention.start() - 40), mention.start())
                            .toLowerCase(java.util.Locale.ROOT);
            List<Integer> ranked = new ArrayList<>(mention.nodes());
            ranked.sort(
                    java.util.Comparator.comparingInt(
                                    (Integer node) -> -score(graph.node(node), written, before))
                            .thenComparingInt(node -> -graph.degree(node))
                            .thenComparingInt(node -> node));
            return ranked;
        }

        private static int score(Entity entity, String written, String before) {
            int score =
                    USUAL.contains(entity.kind()) ? USUAL.size() - USUAL.indexOf(entity.kind()) : 0;
            if (entity.name().equalsIgnoreCase(written)) {
                score += 10;
            }
            if (entity.kind().equals(Kinds.SIDE_EFFECT)
                    && before.matches(
                            ".*(side effects?|adverse \\w+|caus\\w+|give you|leads? to)\\W*(of|like|such as|any|the|include)?\\W*$")) {
                score += 20;
            }
            if (entity.kind().equals(Kinds.SYMPTOM)
                    && before.matches(
                            ".*(symptoms?|present\\w*|suffer\\w*|signs?)\\W*(of|like|such as|with|as|is|the)?\\W*$")) {
                score += 20;
            }
            if (before.matches(
                    ".*\\b"
                            + java.util.regex.Pattern.quote(
                                    entity.kind().toLowerCase(java.util.Locale.ROOT))
                            + "\\W*$")) {
                score += 30;
            }
            return score;
        }
    }
}
