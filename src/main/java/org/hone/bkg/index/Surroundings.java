package org.hone.bkg.index;

import java.util.List;
import java.util.Set;

/**
 * What the words around a word say about it: whether a name, or a gene's symbol, is to be expected.
 */
final class Surroundings {
    private static final Set<String> INTRODUCING =
            words(
                    "with for of treat treats treating treated about cause causes causing between"
                            + " against bind binds binding on in and or to do does is like than from"
                            + " versus vs compare called named target targets targeting inhibit inhibits"
                            + " affect affects affecting help helps cure cures palliate palliates"
                            + " relieve relieves taking prescribe prescribed");

    /** After these a word stands where a gene's name stands. */
    private static final Set<String> BEFORE_GENE =
            words(
                    "bind binds binding bound target targets targeting inhibit inhibits inhibiting"
                            + " block blocks blocking activate activates activating hit hits gene genes"
                            + " protein proteins receptor express expresses expressing regulate regulates"
                            + " regulating upregulate upregulates downregulate downregulates encode"
                            + " encodes against");

    private static final Set<String> AFTER_GENE =
            words(
                    "gene genes protein proteins receptor receptors inhibitor inhibitors mutation"
                            + " mutations expression agonist agonists antagonist antagonists blocker"
                            + " blockers variant variants interact interacts pathway pathways");

    /** A name stands before these: {@code fibromyalgia drugs}. */
    private static final Set<String> AFTER_NAME =
            words(
                    "gene genes drug drugs medicine medicines medication medications symptom symptoms"
                            + " treatment treatments therapy therapies target targets pathway pathways"
                            + " patients inhibitor inhibitors interactions indications side");

    private static final Set<String> PASSED_OVER =
            words(
                    "the a an any my her his their our this that these those some such both either"
                            + " severe mild early late new old acute chronic");

    private final List<Word> words;

    Surroundings(List<Word> words) {
        this.words = words;
    }

    private static Set<String> words(String text) {
        return Set.of(text.split(" "));
    }

    private String at(int i) {
        return i < 0 || i >= words.size() ? "" : words.get(i).normal();
    }

    /** The word before, articles and adjectives of degree passed over. */
    private String before(int i) {
        int at = i - 1;
        while (PASSED_OVER.contains(at(at))) {
            at--;
        }
        return at(at);
    }

    /** Whether a name is to be expected from word {@code i} to before word {@code end}. */
    boolean expectName(int i, int end) {
        return INTRODUCING.contains(before(i)) || AFTER_NAME.contains(at(end));
    }

    /** Whether a word is called a gene outright: {@code the app gene}. */
    boolean calledGene(int i) {
        return at(i + 1).equals("gene") || at(i + 1).equals("protein");
    }

    /**
     * Whether a gene's symbol may stand at a word.
     *
     * @param afterGene whether the mention before is a gene
     */
    boolean expectGene(int i, boolean afterGene) {
        boolean listed = afterGene && Set.of("and", "or", "nor").contains(at(i - 1));
        return listed
                || BEFORE_GENE.contains(before(i))
                || AFTER_GENE.contains(at(i + 1))
                || INTRODUCING.contains(before(i));
    }
}
