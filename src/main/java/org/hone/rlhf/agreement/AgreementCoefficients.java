package org.hone.rlhf.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.dkpro.statistics.agreement.coding.CodingAnnotationStudy;
import org.dkpro.statistics.agreement.coding.CohenKappaAgreement;
import org.dkpro.statistics.agreement.coding.FleissKappaAgreement;
import org.dkpro.statistics.agreement.coding.KrippendorffAlphaAgreement;
import org.dkpro.statistics.agreement.distance.NominalDistanceFunction;

/**
 * Coefficients of agreement on nominal choices, by DKPro Statistics (Meyer et al. 2014). 1 is full
 * agreement, 0 what chance gives. Empty where a coefficient is not defined: fewer than two
 * annotators share an item, or only one choice was ever made.
 */
public final class AgreementCoefficients {
    private final List<Map<String, String>> items;

    /**
     * @param items of each item, the choice by annotator; annotators may be missing
     */
    public AgreementCoefficients(List<Map<String, String>> items) {
        this.items = items.stream().map(Map::copyOf).toList();
    }

    /** Krippendorff's alpha, which takes missing choices. */
    public OptionalDouble krippendorffAlpha() {
        List<Map<String, String>> shared = items.stream().filter(i -> i.size() > 1).toList();
        List<String> annotators = annotators(shared);
        if (annotators.size() < 2 || choices(shared) < 2) {
            return OptionalDouble.empty();
        }
        return defined(
                new KrippendorffAlphaAgreement(
                                study(shared, annotators), new NominalDistanceFunction())
                        .calculateAgreement());
    }

    /** Cohen's kappa of two annotators over the items that both judged. */
    public OptionalDouble cohenKappa(String annotator1, String annotator2) {
        List<String> both = List.of(annotator1, annotator2);
        List<Map<String, String>> shared =
                items.stream().filter(item -> item.keySet().containsAll(both)).toList();
        if (shared.isEmpty()) {
            return OptionalDouble.empty();
        }
        return defined(new CohenKappaAgreement(study(shared, both)).calculateAgreement());
    }

    /** Fleiss' kappa over the items that every annotator judged. */
    public OptionalDouble fleissKappa() {
        List<String> annotators = annotators(items);
        List<Map<String, String>> shared =
                items.stream().filter(item -> item.keySet().containsAll(annotators)).toList();
        if (annotators.size() < 2 || shared.isEmpty()) {
            return OptionalDouble.empty();
        }
        return defined(new FleissKappaAgreement(study(shared, annotators)).calculateAgreement());
    }

    private static OptionalDouble defined(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static List<String> annotators(List<Map<String, String>> items) {
        TreeSet<String> names = new TreeSet<>();
        items.forEach(item -> names.addAll(item.keySet()));
        return new ArrayList<>(names);
    }

    private static long choices(List<Map<String, String>> items) {
        return items.stream().flatMap(item -> item.values().stream()).distinct().count();
    }

    private static CodingAnnotationStudy study(
            List<Map<String, String>> items, List<String> annotators) {
        CodingAnnotationStudy study = new CodingAnnotationStudy(annotators.size());
        for (Map<String, String> item : items) {
            study.addItemAsArray(annotators.stream().map(item::get).toArray());
        }
        return study;
    }
}
