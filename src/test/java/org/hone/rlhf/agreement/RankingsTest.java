package org.hone.rlhf.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bradley-Terry, Elo and position bias. */
class RankingsTest {

    /** Agresti, Categorical Data Analysis (2002), table 10.10: American League East, 1987. */
    @Test
    void strengthsAreThePublishedOnesOfTheBaseballTeams() {
        String[] teams = {
            "Milwaukee", "Detroit", "Toronto", "New York", "Boston", "Cleveland", "Baltimore"
        };
        int[][] wins = {
            {0, 7, 9, 7, 7, 9, 11},
            {6, 0, 7, 5, 11, 9, 9},
            {4, 6, 0, 7, 7, 8, 12},
            {6, 8, 6, 0, 6, 7, 10},
            {6, 2, 6, 7, 0, 7, 12},
            {4, 4, 5, 6, 6, 0, 6},
            {2, 4, 1, 3, 1, 7, 0}
        };
        List<Comparison> games = new ArrayList<>();
        for (int i = 0; i < teams.length; i++) {
            for (int j = 0; j < teams.length; j++) {
                for (int n = 0; n < wins[i][j]; n++) {
                    games.add(new Comparison(teams[i], teams[j], 1));
                }
            }
        }
        Map<String, BradleyTerry.Strength> strengths = new BradleyTerry(0).fit(games);
        double[] published = {1.58, 1.44, 1.29, 1.25, 1.11, 0.68, 0};
        for (int i = 0; i < teams.length; i++) {
            double difference =
                    strengths.get(teams[i]).strength() - strengths.get("Baltimore").strength();
            assertThat(difference).as(teams[i]).isCloseTo(published[i], within(0.006));
        }
        assertThat(strengths.keySet()).first().isEqualTo("Milwaukee");
    }

    /** Three of four: the log-odds are log 3, their deviation sqrt(1 / (4 * 3/4 * 1/4)). */
    @Test
    void theIntervalOfTwoVersionsIsTheOneByHand() {
        List<Comparison> games =
                List.of(
                        new Comparison("a", "b", 1),
                        new Comparison("a", "b", 1),
                        new Comparison("b", "a", 0),
                        new Comparison("a", "b", 0));
        BradleyTerry.Strength a = new BradleyTerry(0).fit(games).get("a");
        double half = 1.96 * Math.sqrt(4.0 / 3) / 2;
        assertThat(a.strength()).isCloseTo(Math.log(3) / 2, within(1e-6));
        assertThat(a.low()).isCloseTo(Math.log(3) / 2 - half, within(1e-6));
        assertThat(a.high()).isCloseTo(Math.log(3) / 2 + half, within(1e-6));
        assertThat(a.games()).isEqualTo(4);
    }

    @Test
    void aPriorKeepsAnUnbeatenVersionFinite() {
        List<Comparison> games = List.of(new Comparison("a", "b", 1), new Comparison("a", "b", 1));
        BradleyTerry.Strength a = new BradleyTerry(0.5).fit(games).get("a");
        assertThat(a.strength()).isBetween(0.2, 3.0);
        assertThat(a.high() - a.low()).isFinite();
    }

    /** Elo's own expectation, and one game between equals with K = 32. */
    @Test
    void eloMovesByWhatWasNotExpected() {
        assertThat(EloRating.expected(1613, 1609)).isCloseTo(0.506, within(0.0005));
        assertThat(EloRating.expected(1613, 1720)).isCloseTo(0.351, within(0.0005));
        Map<String, Double> ratings =
                new EloRating(1500, 32)
                        .rate(List.of(new Comparison("a", "b", 1), new Comparison("a", "c", 0.5)));
        assertThat(ratings.get("b")).isCloseTo(1484, within(1e-9));
        double expected = 1 / (1 + Math.pow(10, -16 / 400.0));
        assertThat(ratings.get("a")).isCloseTo(1516 + 32 * (0.5 - expected), within(1e-9));
        assertThat(ratings.get("a") + ratings.get("b") + ratings.get("c"))
                .isCloseTo(4500, within(1e-9));
    }

    /** 30 against 10 where 20 each were due: chi-square 10 on one degree, p = 0.00157. */
    @Test
    void positionBiasIsFoundWhereThereIsOne() {
        List<PositionBias.Seen> seen = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            seen.add(new PositionBias.Seen(i < 30 ? 0 : 1, 2));
        }
        PositionBias bias = PositionBias.of(seen);
        assertThat(bias.chiSquare()).isCloseTo(10, within(1e-9));
        assertThat(bias.pValue()).isCloseTo(0.00157, within(0.0003));
        assertThat(bias.firstShare()).isEqualTo(0.75);
        assertThat(PositionBias.of(seen.subList(10, 40)).pValue()).isGreaterThan(0.05);
    }
}
