package org.hone.ui.annotate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.hone.assistant.ShownTask;
import org.hone.domain.AnnotatorStats;
import org.hone.domain.Confidence;
import org.hone.domain.QueueKind;
import org.hone.domain.TaskState;
import org.hone.ui.fx.Shown;
import org.hone.ui.fx.ViewLoader;
import org.hone.ui.shell.Screen;
import org.hone.ui.shell.Shortcut;

/** Binds the annotators' screen. */
public final class AnnotateView implements Screen {
    private static final double WIDE = 1400;

    private final AnnotateViewModel model;
    private final ViewLoader views;
    private final ResourceBundle text;
    private final BetterPlanView better;
    private final Parent root;
    private CandidateCards cards;
    private List<Shortcut> keys;

    @FXML private ComboBox<QueueKind> queue;
    @FXML private MenuButton drafts;
    @FXML private MenuButton skipped;
    @FXML private Button makeTasks;
    @FXML private ToggleButton guide;
    @FXML private Label progress;
    @FXML private Label opinion;
    @FXML private VBox making;
    @FXML private VBox trouble;
    @FXML private Label problem;
    @FXML private VBox empty;
    @FXML private VBox waiting;
    @FXML private VBox work;
    @FXML private Label earlier;
    @FXML private Label question;
    @FXML private ScrollPane scroll;
    @FXML private CardGrid grid;
    @FXML private VBox writing;
    @FXML private VBox guidelines;
    @FXML private Button confirm;
    @FXML private ToggleButton low;
    @FXML private ToggleButton medium;
    @FXML private ToggleButton high;
    @FXML private TextField reason;

    public AnnotateView(AnnotateViewModel model, ViewLoader views) {
        this.model = model;
        this.views = views;
        text = views.text();
        better = new BetterPlanView(model, text, () -> cards.focus());
        root = views.load(this);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public List<Shortcut> shortcuts() {
        return keys;
    }

    @Override
    public void shown() {
        model.load();
        cards.focus();
    }

    @FXML
    private void initialize() {
        cards = new CandidateCards(model, text, grid);
        AnnotateKeys pressed = new AnnotateKeys(model, cards, text);
        keys =
                pressed.all(
                        this::better,
                        model.judging()::nextConfidence,
                        reason::requestFocus,
                        this::guide);
        work.addEventFilter(KeyEvent.KEY_PRESSED, pressed::pad);
        making.getChildren().setAll(views.load(new MakingView(model.making(), text)));
        writing.getChildren().setAll(views.load(better));
        Shown.when(writing, model.better().open());
        Shown.when(work, model.current().map(Optional::isPresent));
        Shown.when(
                empty,
                model.exhausted().and(model.making().open().not()).and(model.problem().isEmpty()));
        Shown.when(
                waiting,
                Bindings.createBooleanBinding(
                        () ->
                                model.current().get().isEmpty()
                                        && !model.exhausted().get()
                                        && model.problem().get().isEmpty(),
                        model.current(),
                        model.exhausted(),
                        model.problem()));
        problem.textProperty().bind(model.problem());
        Shown.when(trouble, model.problem().isNotEmpty());
        Shown.when(guidelines, guide.selectedProperty());
        confirm.visibleProperty().bind(begun());
        confirm.managedProperty().bind(confirm.visibleProperty());
        makeTasks.disableProperty().bind(model.ready().not());
        reason.textProperty().bindBidirectional(model.judging().reason());
        reason.setOnAction(event -> cards.focus());
        bindQueue();
        bindConfidence();
        TaskLists.bind(drafts, TaskState.DRAFT, model, text);
        TaskLists.bind(skipped, TaskState.SKIPPED, model, text);
        model.standing().stats().addListener((property, old, now) -> show(now));
        show(model.standing().stats().get());
        model.current().addListener((property, old, now) -> now.ifPresent(this::show));
        opinion.textProperty()
                .bind(
                        model.standing()
                                .opinions()
                                .map(
                                        now ->
                                                now.map(said -> OpinionWords.of(said, text))
                                                        .orElse("")));
        Shown.when(opinion, opinion.textProperty().isNotEmpty());
        guideWhenWide();
    }

    private BooleanBinding begun() {
        RankingModel ranking = model.ranking();
        return Bindings.createBooleanBinding(ranking::begun, ranking.version());
    }

    /** The guidelines are open at first where there is room for them. */
    private void guideWhenWide() {
        work.widthProperty()
                .addListener(
                        new InvalidationListener() {
                            @Override
                            public void invalidated(Observable width) {
                                if (work.getWidth() > 0) {
                                    work.widthProperty().removeListener(this);
                                    guide.setSelected(work.getWidth() >= WIDE);
                                }
                            }
                        });
    }

    private void bindQueue() {
        Map<QueueKind, String> titles =
                Map.of(
                        QueueKind.RANDOM, text.getString("annotate.queue.random"),
                        QueueKind.ACTIVE, text.getString("annotate.queue.active"),
                        QueueKind.GOLD, text.getString("annotate.queue.gold"),
                        QueueKind.OVERLAP, text.getString("annotate.queue.overlap"));
        queue.getItems().setAll(QueueKind.values());
        queue.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(QueueKind kind) {
                        return kind == null ? "" : titles.get(kind);
                    }

                    @Override
                    public QueueKind fromString(String title) {
                        throw new UnsupportedOperationException("Queues are not typed");
                    }
                });
        queue.valueProperty().bindBidirectional(model.queue());
    }

    private void bindConfidence() {
        Map<Confidence, ToggleButton> buttons =
                Map.of(Confidence.LOW, low, Confidence.MEDIUM, medium, Confidence.HIGH, high);
        buttons.forEach(
                (which, button) ->
                        button.setOnAction(
                                event ->
                                        model.judging()
                                                .confidence()
                                                .set(
                                                        button.isSelected()
                                                                ? Optional.of(which)
                                                                : Optional.empty())));
        model.judging()
                .confidence()
                .addListener(
                        (property, old, now) ->
                                buttons.forEach(
                                        (which, button) ->
                                                button.setSelected(
                                                        now.equals(Optional.of(which)))));
    }

    private void show(AnnotatorStats stats) {
        drafts.setText(text.getString("annotate.list.drafts").formatted(stats.drafts()));
        skipped.setText(text.getString("annotate.list.skipped").formatted(stats.skipped()));
        String counts =
                text.getString("annotate.progress").formatted(stats.done(), stats.waiting());
        progress.setText(
                stats.medianMillis() == 0
                        ? counts
                        : counts
                                + text.getString("annotate.pace")
                                        .formatted(stats.medianMillis() / 1000.0));
    }

    private void show(ShownTask task) {
        question.setText(task.query());
        earlier.setText(
                text.getString("annotate.earlier")
                        .formatted(String.join(" \u2192 ", task.earlier())));
        earlier.setVisible(!task.earlier().isEmpty());
        earlier.setManaged(!task.earlier().isEmpty());
        scroll.setVvalue(0);
    }

    private void guide() {
        guide.setSelected(!guide.isSelected());
    }

    @FXML
    private void makeTasks() {
        model.making().open().set(!model.making().open().get());
    }

    @FXML
    private void again() {
        model.tryAgain();
    }

    @FXML
    private void goOn() {
        model.goOn();
    }

    @FXML
    private void confirm() {
        model.confirm();
    }

    @FXML
    private void none() {
        model.none();
    }

    @FXML
    private void better() {
        if (model.current().get().isPresent()) {
            int position = cards.focused().map(CandidateCard::position).orElse(0);
            model.better().begin(model.current().get().get().candidates().get(position).planText());
            better.focus();
        }
    }

    @FXML
    private void skip() {
        model.skip();
    }

    @FXML
    private void undo() {
        model.undo();
    }
}
