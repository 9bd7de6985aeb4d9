package org.hone.llama.formats;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hone.domain.InvalidInputException;

/**
 * How a conversation is written for a model. The published templates are Jinja programs; Hone
 * recognises the two families that its models use and writes what they write for plain turns,
 * without tools: ChatML (SmolLM2, Qwen2, Qwen2.5, Qwen3) and Llama 3.
 */
public final class ChatTemplate {
    private static final Pattern DEFAULT_SYSTEM =
            Pattern.compile("<\\|im_start\\|>system(?:\\\\n|\\n)([^'\"{}<]+)<\\|im_end\\|>");
    private static final Pattern DATE = Pattern.compile("date_string = \"([^\"]*)\"");
    private static final String SYSTEM = "system";

    private final Family family;
    private final String preface;
    private final boolean dated;

    private enum Family {
        CHAT_ML,
        LLAMA3,
        OTHER
    }

    private ChatTemplate(Family family, String preface, boolean dated) {
        this.family = family;
        this.preface = preface;
        this.dated = dated;
    }

    /**
     * Recognises a template; one of another family is refused when it is to be used.
     *
     * @param jinja its source
     */
    public static ChatTemplate of(String jinja) {
        if (jinja.contains("<|start_header_id|>") && jinja.contains("<|eot_id|>")) {
            boolean dated = jinja.contains("Cutting Knowledge Date: December 2023");
            Matcher date = DATE.matcher(jinja);
            return new ChatTemplate(
                    Family.LLAMA3, date.find() ? date.group(1) : "26 Jul 2024", dated);
        }
        if (jinja.contains("<|im_start|>") && jinja.contains("<|im_end|>")) {
            Matcher system = DEFAULT_SYSTEM.matcher(jinja);
            return new ChatTemplate(Family.CHAT_ML, system.find() ? system.group(1) : "", false);
        }
        String beginning = jinja.substring(0, Math.min(40, jinja.length())).strip();
        return new ChatTemplate(Family.OTHER, beginning, false);
    }

    /**
     * The text of a conversation up to where the assistant writes; encode it with {@link
     * org.hone.llama.BpeTokenizer#encodeMarked}.
     *
     * @param messages at least one; a system message only as the first
     * @throws InvalidInputException if the template is of another family
     */
    public String render(List<ChatMessage> messages) {
        if (family == Family.OTHER) {
            throw new InvalidInputException(
                    "The model's chat template is neither ChatML nor Llama 3's (it begins \"%s\"); use a SmolLM2, Qwen or Llama 3 model."
                            .formatted(preface));
        }
        boolean system = messages.get(0).role().equals(SYSTEM);
        StringBuilder text = new StringBuilder();
        if (family == Family.LLAMA3) {
            text.append("<|begin_of_text|>");
            if (dated) {
                turn(
                        text,
                        SYSTEM,
                        "Cutting Knowledge Date: December 2023\nToday Date: %s\n\n%s"
                                .formatted(
                                        preface, system ? messages.get(0).content().strip() : ""));
            }
        } else if (!system && !preface.isEmpty()) {
            turn(text, SYSTEM, preface);
        }
        for (ChatMessage message : messages.subList(system && dated ? 1 : 0, messages.size())) {
            turn(
                    text,
                    message.role(),
                    family == Family.LLAMA3 ? message.content().strip() : message.content());
        }
        return text.append(
                        family == Family.LLAMA3
                                ? "<|start_header_id|>assistant<|end_header_id|>\n\n"
                                : "<|im_start|>assistant\n")
                .toString();
    }

    /** What ends the assistant's turn. */
    public String endOfTurn() {
        return family == Family.LLAMA3 ? "<|eot_id|>" : "<|im_end|>";
    }

    private void turn(StringBuilder text, String role, String content) {
        if (family == Family.LLAMA3) {
            text.append("<|start_header_id|>").append(role).append("<|end_header_id|>\n\n");
        } else {
            text.append("<|im_start|>").append(role).append('\n');
        }
        text.append(content).append(endOfTurn()).append(family == Family.LLAMA3 ? "" : "\n");
    }
}
