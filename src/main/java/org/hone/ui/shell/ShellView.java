package org.hone.ui.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hone.assistant.AssistantStatus;
import org.hone.ui.fx.ViewLoader;

/** Binds the frame of the window. */
public final class ShellView {
    @FXML private BorderPane frame;
    @FXML private BorderPane middle;
    @FXML private StackPane screens;
    @FXML private VBox rail;
    private final Runnable switchTheme;
    private final Runnable help;
    private final List<Shortcut> everywhere;
    private final Rail places;
    private final Map<Place, Screen> fronts = new HashMap<>();
    private final NoticeQueue notices = new NoticeQueue();
    private final ViewLoader views;
    private final StatusLine status;
    private final Parent root;
    private Screen front;

    /**
     * @param places what the rail leads to, in this order
     * @param switchTheme from light to dark and back
     * @param help shows the shortcuts
     * @param everywhere shortcuts that every screen has, besides those to the places
     */
    public ShellView(
            ViewLoader views,
            List<Place> places,
            Runnable switchTheme,
            Runnable help,
            List<Shortcut> everywhere) {
        this.views = views;
        this.switchTheme = switchTheme;
        this.help = help;
        this.places = new Rail(places, views.text(), this::open);
        this.everywhere =
                Stream.concat(this.places.shortcuts().stream(), everywhere.stream()).toList();
        places.forEach(place -> fronts.put(place, place.screen()));
        status = new StatusLine(views.text());
        root = views.load(this);
        open(places.get(0));
    }

    @FXML
    private void initialize() {
        places.into(rail);
        frame.setBottom(views.load(status));
        middle.setTop(views.load(new NoticeBar(notices, views.text())));
    }

    /** The frame with everything in it. */
    public Parent root() {
        return root;
    }

    /** Shows a place as it was left. */
    public void open(Place place) {
        places.select(place);
        Screen screen = fronts.get(place);
        if (screen != front) {
            front = screen;
            screens.getChildren().setAll(screen.root());
            screen.shown();
        }
    }

    /** Shows a place with another screen of its own in front. */
    public void show(Place place, Screen screen) {
        fronts.put(place, screen);
        open(place);
    }

    /** The shortcuts that work now: those of the screen in front, then those of every screen. */
    public List<Shortcut> shortcuts() {
        return Stream.concat(front.shortcuts().stream(), everywhere.stream()).toList();
    }

    /** Does what a key means on the screen in front; a key without meaning is left alone. */
    public void press(KeyEvent event) {
        if (Typing.keeps(event)) {
            return;
        }
        shortcuts().stream()
                .filter(shortcut -> shortcut.keys().match(event))
                .findFirst()
                .ifPresent(
                        shortcut -> {
                            event.consume();
                            shortcut.action().run();
                        });
    }

    /** The assistant is not there: the status bar says what is waited for. */
    public void waiting(String sentence) {
        status.waiting(sentence);
    }

    /** What the status bar says of the assistant. */
    public void status(AssistantStatus now) {
        status.show(now);
    }

    /** Who sits before the window, for the status bar; may be empty. */
    public void annotator(String name) {
        status.annotator(name);
    }

    /** The notices above the screen. */
    public NoticeQueue notices() {
        return notices;
    }

    @FXML
    private void switchTheme() {
        switchTheme.run();
    }

    @FXML
    private void help() {
        help.run();
    }
}
