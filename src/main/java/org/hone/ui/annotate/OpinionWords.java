package org.hone.ui.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.hone.assistant.Opinions;

/** Says what others and the reward model think of the task judged last. */
final class OpinionWords {
    private OpinionWords() {}

    static String of(Opinions opinions, ResourceBundle text) {
        List<String> said = new ArrayList<>();
        opinions.goldRight()
                .ifPresent(
                        right ->
                                said.add(
                                        text.getString(
                                                right
                                                        ? "annotate.gold.right"
                                                        : "annotate.gold.wrong")));
        said.add(
                opinions.others() == 0
                        ? text.getString("annotate.others.none")
                        : text.getString("annotate.others")
                                .formatted(opinions.agreeing(), opinions.others()));
        if (!opinions.rewardTrained()) {
            said.add(text.getString("annotate.reward.untrained"));
        } else {
            opinions.rewardAgrees()
                    .ifPresent(
                            agrees ->
                                    said.add(
                                            text.getString(
                                                    agrees
                                                            ? "annotate.reward.agrees"
                                                            : "annotate.reward.differs")));
        }
        return String.join("   \u00b7   ", said);
    }
}
