package org.hone.ui.copilot;

import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import org.hone.ui.fx.Shown;
import org.hone.ui.fx.ViewLoader;

/** Binds what went wrong, with the first step out of it. */
final class ErrorView {
    private final PlanModel model;
    private final Optional<Runnable> openSettings;
    private final Parent root;

    @FXML private Label error;
    @FXML private Button again;
    @FXML private Button settings;
    @FXML private Hyperlink more;
    @FXML private TextArea details;

    ErrorView(PlanModel model, Optional<Runnable> openSettings, ViewLoader views) {
        this.model = model;
        this.openSettings = openSettings;
        root = views.load(this);
        Shown.when(root, model.failure().map(Optional::isPresent));
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        error.textProperty().bind(model.failure().map(now -> of(now).sentence()));
        details.textProperty().bind(model.failure().map(now -> of(now).details()));
        Shown.when(again, model.failure().map(now -> of(now).again()));
        Shown.when(
                settings,
                model.failure().map(now -> of(now).settings() && openSettings.isPresent()));
        Shown.when(more, model.failure().map(now -> !of(now).details().isEmpty()));
        details.setVisible(false);
        details.managedProperty().bind(details.visibleProperty());
        model.failure().addListener((property, old, now) -> details.setVisible(false));
    }

    private static Failure of(Optional<Failure> failure) {
        return failure.orElse(new Failure("", false, false, ""));
    }

    @FXML
    private void again() {
        model.tryAgain();
    }

    @FXML
    private void settings() {
        openSettings.ifPresent(Runnable::run);
    }

    @FXML
    private void more() {
        details.setVisible(!details.isVisible());
    }
}
