package org.hone.ui.models;

import java.util.List;
import java.util.ResourceBundle;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.hone.assistant.AddedModel;
import org.hone.assistant.ModelFile;
import org.hone.assistant.ModelShelf;
import org.hone.domain.ModelRole;
import org.hone.ui.fx.Shown;

/** Binds the card of the selected model, and what can be done with it. */
final class ModelCardView {
    private final ModelsViewModel model;
    private final ModelWords words;
    private final ResourceBundle text;
    @FXML private Label name;
    @FXML private GridPane facts;
    @FXML private TextField source;
    @FXML private Label place;
    @FXML private Label checked;
    @FXML private GridPane files;
    @FXML private Button first;
    @FXML private Button refinement;
    @FXML private Button verify;
    @FXML private Button remove;
    @FXML private VBox question;
    @FXML private Label asked;
    @FXML private Button yes;

    ModelCardView(ModelsViewModel model, ModelWords words) {
        this.model = model;
        this.words = words;
        this.text = words.text();
    }

    @FXML
    private void initialize() {
        model.selected().addListener((property, old, now) -> now.ifPresent(this::show));
        model.selected().get().ifPresent(this::show);
        first.disableProperty().bind(model.work().busy().or(uses(ModelRole.FIRST)));
        refinement.disableProperty().bind(model.work().busy().or(uses(ModelRole.REFINEMENT)));
        verify.disableProperty().bind(model.work().busy());
        remove.disableProperty().bind(model.work().busy().or(model.removing()));
        Shown.when(question, model.removing());
        model.removing()
                .addListener(
                        (property, old, now) -> {
                            if (now) {
                                yes.requestFocus();
                            }
                        });
    }

    private BooleanBinding uses(ModelRole role) {
        return Bindings.createBooleanBinding(
                () ->
                        model.selected()
                                .get()
                                .map(card -> shelf().uses(card.id()).contains(role))
                                .orElse(false),
                model.selected(),
                model.shelf());
    }

    private ModelShelf shelf() {
        return model.shelf().get().orElse(ModelShelf.EMPTY);
    }

    private void show(AddedModel card) {
        name.setText(card.facts().name());
        facts.getChildren().clear();
        fact("models.kind", words.kind(card.facts().kind()));
        fact("models.architecture", words.known(card.facts().architecture()));
        fact("models.parameters", words.parameters(card.facts().parameters()));
        fact("models.context", words.tokens(card.facts().contextLength()));
        fact("models.precision", words.known(card.facts().precision()));
        fact("models.licence", words.known(card.facts().licence()));
        fact("models.size", words.size(card.bytes()));
        fact("models.when", words.day(card.added()));
        source.setText(card.source());
        place.setText(text.getString(card.copied() ? "models.copied" : "models.linked"));
        checked.setText(words.checked(card));
        boolean damaged = card.lastCheck().filter(check -> !check.sound()).isPresent();
        checked.getStyleClass().removeAll("error", "muted");
        checked.getStyleClass().add(damaged ? "error" : "muted");
        files.getChildren().clear();
        card.files().forEach(file -> file(card, file));
        asked.setText(
                text.getString(card.copied() ? "models.ask.copy" : "models.ask.link")
                        .formatted(card.id(), words.size(card.bytes())));
    }

    /** Two facts in each row. */
    private void fact(String key, String value) {
        int count = facts.getChildren().size() / 2;
        Label title = new Label(text.getString(key));
        title.getStyleClass().add("muted");
        title.setMinWidth(Label.USE_PREF_SIZE);
        Label said = new Label(value);
        said.setTooltip(new Tooltip(value));
        facts.add(title, count % 2 * 2, count / 2);
        facts.add(said, count % 2 * 2 + 1, count / 2);
    }

    private void file(AddedModel card, ModelFile file) {
        Label title = new Label(file.name());
        Label size = new Label(words.size(file.bytes()));
        size.getStyleClass().add("muted");
        Label checksum = new Label(words.brief(file.sha256()));
        checksum.getStyleClass().add("code");
        checksum.setTooltip(new Tooltip(file.sha256()));
        Label state = new Label(state(card, file.name()));
        state.getStyleClass().add("problem-error");
        for (Label label : List.of(size, checksum, state)) {
            label.setMinWidth(Label.USE_PREF_SIZE);
        }
        GridPane.setHalignment(size, HPos.RIGHT);
        files.addRow(files.getRowCount(), title, size, checksum, state);
    }

    private String state(AddedModel card, String file) {
        return card.lastCheck()
                .map(
                        check -> {
                            if (check.changed().contains(file)) {
                                return text.getString("models.file.changed");
                            }
                            return check.missing().contains(file)
                                    ? text.getString("models.file.missing")
                                    : "";
                        })
                .orElse("");
    }

    @FXML
    private void first() {
        model.use(ModelRole.FIRST);
    }

    @FXML
    private void refinement() {
        model.use(ModelRole.REFINEMENT);
    }

    @FXML
    private void verify() {
        model.verify();
    }

    @FXML
    private void remove() {
        model.askToRemove();
    }

    @FXML
    private void yes() {
        model.remove();
    }

    @FXML
    private void no() {
        model.cancel();
    }
}
