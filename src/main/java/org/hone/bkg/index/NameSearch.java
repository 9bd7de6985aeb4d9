package org.hone.bkg.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.hone.bkg.graph.KnowledgeGraph;

/** The Lucene index over names and synonyms: exact, prefix and fuzzy search, best first. */
final class NameSearch {
    private static final String WHOLE = "whole";
    private static final String WORDS = "words";
    private static final String KIND = "kind";
    private static final String NODE = "node";

    private static final int LONGEST_NAME = 300;

    private final IndexSearcher searcher;

    NameSearch(KnowledgeGraph graph) {
        try {
            ByteBuffersDirectory directory = new ByteBuffersDirectory();
            IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer());
            config.setRAMBufferSizeMB(64);
            try (IndexWriter writer = new IndexWriter(directory, config)) {
                for (int node = 0; node < graph.size(); node++) {
                    add(writer, graph.node(node).name(), graph.node(node).kind(), node);
                    for (String synonym : graph.synonyms(node)) {
                        add(writer, synonym, graph.node(node).kind(), node);
                    }
                }
                writer.forceMerge(1);
            }
            searcher = new IndexSearcher(DirectoryReader.open(directory));
        } catch (IOException impossible) {
            throw new UncheckedIOException(
                    "An index in memory cannot fail to be written", impossible);
        }
    }

    private static void add(IndexWriter writer, String name, String kind, int node)
            throws IOException {
        String normal = NameTable.normalise(name);
        Document document = new Document();
        document.add(new StringField(WHOLE, normal, Field.Store.NO));
        document.add(new TextField(WORDS, normal, Field.Store.NO));
        document.add(new StringField(KIND, kind, Field.Store.NO));
        document.add(new StoredField(NODE, node));
        writer.addDocument(document);
    }

    /** Nodes whose names resemble a text, best first, each once. */
    List<Integer> search(String text, Optional<String> kind, int limit) {
        String normal = NameTable.normalise(text);
        if (normal.isEmpty() || normal.length() > LONGEST_NAME) {
            return List.of();
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        any.add(boost(new TermQuery(new Term(WHOLE, normal)), 1000), Occur.SHOULD);
        any.add(boost(new PrefixQuery(new Term(WHOLE, normal)), 100), Occur.SHOULD);
        any.add(boost(allWords(normal), 30), Occur.SHOULD);
        any.add(fuzzyWords(normal), Occur.SHOULD);
        BooleanQuery.Builder query = new BooleanQuery.Builder().add(any.build(), Occur.MUST);
        kind.ifPresent(k -> query.add(new TermQuery(new Term(KIND, k)), Occur.FILTER));
        return run(query.build(), limit);
    }

    /** Nodes one of whose names contains a word. */
    List<Integer> withWord(String word, int limit) {
        return run(new TermQuery(new Term(WORDS, word)), limit);
    }

    /** Nodes one of whose names contains all of these words. */
    List<Integer> withWords(List<String> words, int limit) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        words.forEach(word -> all.add(new TermQuery(new Term(WORDS, word)), Occur.MUST));
        return run(all.build(), limit);
    }

    /** The word of the names that a misspelt one was probably meant to be. */
    Optional<String> correct(String word) {
        int edits = word.length() >= 8 ? 2 : 1;
        try {
            org.apache.lucene.index.Terms terms =
                    org.apache.lucene.index.MultiTerms.getTerms(searcher.getIndexReader(), WORDS);
            if (terms == null) {
                return Optional.empty();
            }
            FuzzyQuery query = new FuzzyQuery(new Term(WORDS, word), edits, 1);
            org.apache.lucene.index.TermsEnum matches =
                    new org.apache.lucene.search.FuzzyTermsEnum(
                            terms, query.getTerm(), edits, 1, true);
            String best = null;
            double bestScore = 0;
            for (org.apache.lucene.util.BytesRef term = matches.next();
                    term != null;
                    term = matches.next()) {
                String candidate = term.utf8ToString();
                double boost =
                        matches.attributes()
                                .getAttribute(org.apache.lucene.search.BoostAttribute.class)
                                .getBoost();
                double score = boost + 1e-4 * Math.log1p(matches.docFreq());
                if (score > bestScore && candidate.length() > 3) {
                    best = candidate;
                    bestScore = score;
                }
            }
            return Optional.ofNullable(best);
        } catch (IOException impossible) {
            throw new UncheckedIOException("An index in memory cannot fail to be read", impossible);
        }
    }

    private static Query boost(Query query, float by) {
        return new BoostQuery(query, by);
    }

    private static Query allWords(String normal) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        String[] words = normal.split(" ");
        for (int i = 0; i < words.length; i++) {
            Term term = new Term(WORDS, words[i]);
            all.add(
                    i == words.length - 1 ? new PrefixQuery(term) : new TermQuery(term),
                    Occur.MUST);
        }
        return all.build();
    }

    private static Query fuzzyWords(String normal) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String word : normal.split(" ")) {
            int edits = word.length() < 3 ? 0 : word.length() < 8 ? 1 : 2;
            all.add(new FuzzyQuery(new Term(WORDS, word), edits, 0), Occur.SHOULD);
        }
        return all.build();
    }

    private List<Integer> run(Query query, int limit) {
        try {
            Set<Integer> nodes = new LinkedHashSet<>();
            for (ScoreDoc hit : searcher.search(query, limit * 4).scoreDocs) {
                nodes.add(
                        searcher.storedFields()
                                .document(hit.doc, Set.of(NODE))
                                .getField(NODE)
                                .numericValue()
                                .intValue());
            }
            return new ArrayList<>(nodes).subList(0, Math.min(limit, nodes.size()));
        } catch (IOException impossible) {
            throw new UncheckedIOException("An index in memory cannot fail to be read", impossible);
        }
    }
}
