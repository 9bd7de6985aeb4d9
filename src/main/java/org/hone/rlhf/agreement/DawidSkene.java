package org.hone.rlhf.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How reliable each annotator is, when nobody knows the truth (Dawid and Skene 1979): expectation
 * maximisation over the true choice of each item and a confusion matrix per annotator, begun from
 * majorities.
 */
public final class DawidSkene {
    private static final int ITERATIONS = 200;
    private static final double CONVERGED = 1e-9;

    private final double smoothing;

    /**
     * @param smoothing added to each count of a confusion matrix; 0 for the published estimator, a
     *     small number such as 0.5 where annotators have judged little
     */
    public DawidSkene(double smoothing) {
        this.smoothing = smoothing;
    }

    /**
     * What the algorithm found.
     *
     * @param choices all choices, sorted; indices below refer to them
     * @param truth of each item, the probability of each choice
     * @param prior share of each choice
     * @param confusion by annotator: row true choice, column what the annotator said
     * @param weights by annotator: how much more than chance a choice of theirs tells, in [0, 1];
     *     (accuracy - 1/K) / (1 - 1/K), never below 0
     * @param iterations until it converged
     */
    public record Estimate(
            List<String> choices,
            List<double[]> truth,
            double[] prior,
            Map<String, double[][]> confusion,
            Map<String, Double> weights,
            int iterations) {}

    /**
     * @param items of each item, the choice by annotator; not empty
     */
    public Estimate estimate(List<Map<String, String>> items) {
        TreeSet<String> names = new TreeSet<>();
        TreeSet<String> said = new TreeSet<>();
        items.forEach(
                item -> {
                    names.addAll(item.keySet());
                    said.addAll(item.values());
                });
        List<String> choices = new ArrayList<>(said);
        int k = choices.size();
        List<double[]> truth = new ArrayList<>();
        for (Map<String, String> item : items) {
            double[] votes = new double[k];
            item.values().forEach(choice -> votes[choices.indexOf(choice)] += 1);
            truth.add(normalised(votes));
        }
        double[] prior = new double[k];
        Map<String, double[][]> confusion = new HashMap<>();
        int iteration = 0;
        double change = Double.POSITIVE_INFINITY;
        while (iteration < ITERATIONS && change > CONVERGED) {
            prior = prior(truth, k);
            for (String name : names) {
                confusion.put(name, confusion(name, items, truth, choices));
            }
            change = expect(items, truth, prior, confusion, choices);
            iteration++;
        }
        Map<String, Double> weights = new TreeMap<>();
        for (String name : names) {
            double accuracy = 0;
            for (int j = 0; j < k; j++) {
                accuracy += prior[j] * confusion.get(name)[j][j];
            }
            weights.put(name, k < 2 ? 1 : Math.max(0, (accuracy - 1.0 / k) / (1 - 1.0 / k)));
        }
        return new Estimate(choices, truth, prior, confusion, weights, iteration);
    }

    private static double[] prior(List<double[]> truth, int k) {
        double[] prior = new double[k];
        for (double[] one : truth) {
            for (int j = 0; j < k; j++) {
                prior[j] += one[j] / truth.size();
            }
        }
        return prior;
    }

    private double[][] confusion(
            String name,
            List<Map<String, String>> items,
            List<double[]> truth,
            List<String> choices) {
        int k = choices.size();
        double[][] counts = new double[k][k];
        for (double[] row : counts) {
            Arrays.fill(row, smoothing);
        }
        for (int i = 0; i < items.size(); i++) {
            String choice = items.get(i).get(name);
            if (choice != null) {
                for (int j = 0; j < k; j++) {
                    counts[j][choices.indexOf(choice)] += truth.get(i)[j];
                }
            }
        }
        for (int j = 0; j < k; j++) {
            counts[j] = normalised(counts[j]);
        }
        return counts;
    }

    /** Returns the largest change of a probability. */
    private static double expect(
            List<Map<String, String>> items,
            List<double[]> truth,
            double[] prior,
            Map<String, double[][]> confusion,
            List<String> choices) {
        double change = 0;
        for (int i = 0; i < items.size(); i++) {
            double[] log = new double[choices.size()];
            for (int j = 0; j < log.length; j++) {
                log[j] = Math.log(prior[j]);
                for (Map.Entry<String, String> entry : items.get(i).entrySet()) {
                    int choice = choices.indexOf(entry.getValue());
                    log[j] += Math.log(confusion.get(entry.getKey())[j][choice]);
                }
            }
            double most = Arrays.stream(log).max().orElseThrow();
            double[] next = new double[log.length];
            for (int j = 0; j < log.length; j++) {
                next[j] = Math.exp(log[j] - most);
            }
            next = normalised(next);
            for (int j = 0; j < next.length; j++) {
                change = Math.max(change, Math.abs(next[j] - truth.get(i)[j]));
            }
            truth.set(i, next);
        }
        return change;
    }

    /** Sums to 1; even where there is nothing. */
    private static double[] normalised(double[] values) {
        double sum = Arrays.stream(values).sum();
        return Arrays.stream(values)
                .map(value -> sum > 0 ? value / sum : 1.0 / values.length)
                .toArray();
    }
}
