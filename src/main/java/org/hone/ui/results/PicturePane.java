package org.hone.ui.results;

import java.util.List;
import javafx.scene.Parent;
import org.hone.ui.results.picture.EntityGraphView;
import org.hone.ui.shell.Shortcut;

/** The picture as a tab of the answer. */
record PicturePane(EntityGraphView view) implements AnswerPane {
    @Override
    public Parent root() {
        return view.root();
    }

    @Override
    public void copy() {
        view.copy();
    }

    @Override
    public void save() {
        view.save();
    }

    @Override
    public List<Shortcut> shortcuts() {
        return view.shortcuts();
    }
}
