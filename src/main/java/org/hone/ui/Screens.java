package org.hone.ui;

import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Duration;
import org.hone.assistant.Assistant;
import org.hone.assistant.AssistantStatus;
import org.hone.assistant.ShownPlan;
import org.hone.ui.annotate.AnnotateView;
import org.hone.ui.annotate.AnnotateViewModel;
import org.hone.ui.annotate.Desk;
import org.hone.ui.copilot.CopilotView;
import org.hone.ui.copilot.CopilotViewModel;
import org.hone.ui.copilot.TypingPause;
import org.hone.ui.fx.FxTaskExecutor;
import org.hone.ui.fx.ViewLoader;
import org.hone.ui.models.ModelsView;
import org.hone.ui.models.ModelsViewModel;
import org.hone.ui.results.ResultsView;
import org.hone.ui.results.ResultsViewModel;
import org.hone.ui.settings.Folders;
import org.hone.ui.settings.Preferences;
import org.hone.ui.settings.SettingsView;
import org.hone.ui.settings.SettingsViewModel;
import org.hone.ui.shell.Place;

/** The screens, what they show, and the places that the rail lists. Add a screen here. */
final class Screens {
    private final CopilotViewModel copilotModel;
    private final CopilotView copilot;
    private final ResultsViewModel resultsModel;
    private final ResultsView results;
    private final AnnotateViewModel annotateModel;
    private final ModelsViewModel modelsModel;
    private final SettingsViewModel settingsModel;
    private final Place copilotPlace;
    private final Place settingsPlace;
    private final List<Place> places;

    /** What all screens share. */
    record Shared(
            Assistant assistant,
            FxTaskExecutor tasks,
            Desktop desktop,
            Preferences preferences,
            ResourceBundle text,
            ViewLoader views) {}

    /**
     * Ways from one screen to the window and to other screens.
     *
     * @param submit runs a plan's text and shows its results
     * @param copilot shows the copilot
     * @param settings shows the settings
     * @param help shows the keys of the screen in front
     * @param hear takes a status that changed settings brought
     * @param hearOfModels takes a status that a change of models brought
     */
    record Ways(
            BiConsumer<ShownPlan, String> submit,
            Runnable copilot,
            Runnable settings,
            Runnable help,
            Consumer<AssistantStatus> hear,
            Consumer<AssistantStatus> hearOfModels) {}

    Screens(Shared shared, Ways ways) {
        Assistant assistant = shared.assistant();
        FxTaskExecutor tasks = shared.tasks();
        Desktop desktop = shared.desktop();
        Preferences preferences = shared.preferences();
        ResourceBundle text = shared.text();
        ViewLoader views = shared.views();
        copilotModel =
                new CopilotViewModel(
                        assistant,
                        tasks,
                        FxTaskExecutor::onFxThread,
                        TypingPause.of(Duration.millis(150)),
                        preferences::annotator);
        resultsModel = new ResultsViewModel(assistant, tasks, FxTaskExecutor::onFxThread);
        modelsModel = new ModelsViewModel(assistant, tasks, ways.hearOfModels(), text);
        settingsModel = new SettingsViewModel(assistant, tasks, preferences, ways.hear(), text);
        copilot = new CopilotView(copilotModel, views, ways.submit(), Optional.of(ways.settings()));
        results =
                new ResultsView(resultsModel, text, views, tasks, desktop.saveAs(), ways.copilot());
        Folders folders = new Folders(desktop.dataFolder(), desktop.opener(), tasks);
        SettingsView settings = new SettingsView(settingsModel, folders, views, ways.help());
        copilotPlace =
                new Place(
                        "copilot",
                        text.getString("shell.copilot"),
                        "fth-message-square",
                        copilot,
                        new SimpleBooleanProperty());
        annotateModel =
                new AnnotateViewModel(
                        assistant,
                        tasks,
                        new Desk(desktop.dataFolder(), preferences::annotator),
                        TypingPause.of(Duration.millis(400)),
                        System::currentTimeMillis);
        Place annotatePlace =
                new Place(
                        "annotate",
                        text.getString("shell.annotate"),
                        "fth-check-square",
                        new AnnotateView(annotateModel, views),
                        new SimpleBooleanProperty());
        Place modelsPlace =
                new Place(
                        "models",
                        text.getString("shell.models"),
                        "fth-package",
                        new ModelsView(modelsModel, desktop.models(), views),
                        new SimpleBooleanProperty());
        settingsPlace =
                new Place(
                        "settings",
                        text.getString("shell.settings"),
                        "fth-settings",
                        settings,
                        settingsModel.dirty());
        places = List.of(copilotPlace, annotatePlace, modelsPlace, settingsPlace);
    }

    CopilotViewModel copilotModel() {
        return copilotModel;
    }

    CopilotView copilot() {
        return copilot;
    }

    ResultsViewModel resultsModel() {
        return resultsModel;
    }

    ResultsView results() {
        return results;
    }

    AnnotateViewModel annotateModel() {
        return annotateModel;
    }

    ModelsViewModel modelsModel() {
        return modelsModel;
    }

    SettingsViewModel settingsModel() {
        return settingsModel;
    }

    Place copilotPlace() {
        return copilotPlace;
    }

    Place settingsPlace() {
        return settingsPlace;
    }

    List<Place> places() {
        return places;
    }
}
