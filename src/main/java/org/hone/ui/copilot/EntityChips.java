package org.hone.ui.copilot;

import java.util.ResourceBundle;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.hone.domain.Entity;
import org.hone.domain.LinkedEntity;
import org.hone.domain.Linking;
import org.hone.domain.UnknownMention;

/** The entities of the question as chips; an ambiguous one is a menu, an unknown one is said so. */
final class EntityChips {
    private final FlowPane pane;
    private final QuestionModel model;
    private final ResourceBundle text;

    /**
     * @param pane the chips' place
     */
    EntityChips(FlowPane pane, QuestionModel model, ResourceBundle text) {
        this.pane = pane;
        this.model = model;
        this.text = text;
        model.linking().addListener((property, old, now) -> show(now));
    }

    private void show(Linking linking) {
        pane.getChildren()
                .setAll(
                        Stream.concat(
                                        linking.entities().stream().map(this::chip),
                                        linking.unknown().stream().map(this::unknown))
                                .toList());
    }

    private Node chip(LinkedEntity link) {
        String label = label(model.chosen(link.mark(), link.entity()));
        if (link.alternatives().isEmpty()) {
            Label chip = new Label(label);
            chip.getStyleClass().add("chip");
            return chip;
        }
        MenuButton menu = new MenuButton(label);
        menu.getStyleClass().addAll("chip", "ambiguous");
        menu.setTooltip(new Tooltip(text.getString("copilot.ambiguous")));
        menu.setAccessibleHelp(text.getString("copilot.ambiguous"));
        Stream.concat(Stream.of(link.entity()), link.alternatives().stream())
                .map(other -> reading(link, other, menu))
                .forEach(menu.getItems()::add);
        return menu;
    }

    private MenuItem reading(LinkedEntity link, Entity other, MenuButton menu) {
        MenuItem item = new MenuItem(label(other));
        item.setMnemonicParsing(false);
        item.setOnAction(
                event -> {
                    model.choose(link.mark(), other);
                    menu.setText(item.getText());
                });
        return item;
    }

    private static String label(Entity entity) {
        return entity.name() + "  \u00b7  " + entity.kind();
    }

    private Node unknown(UnknownMention unknown) {
        String key = unknown.nearest().isEmpty() ? "copilot.unknown.none" : "copilot.unknown";
        FlowPane box = new FlowPane(6, 4, new Label(text.getString(key).formatted(unknown.text())));
        box.getStyleClass().add("unknown");
        for (Entity near : unknown.nearest()) {
            Hyperlink link = new Hyperlink(near.name());
            link.setOnAction(event -> model.mend(unknown, near));
            box.getChildren().add(link);
        }
        return box;
    }
}
