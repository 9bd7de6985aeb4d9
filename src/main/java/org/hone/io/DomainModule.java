package org.hone.io;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import org.hone.domain.EntityMark;
import org.hone.domain.Value;

/** How the records of {@code domain} look in JSON where their components do not say it. */
final class DomainModule extends SimpleModule {
    private static final long serialVersionUID = 1;

    DomainModule() {
        super("hone-domain");
        setMixInAnnotation(Value.class, ValueMixin.class);
        addKeySerializer(EntityMark.class, new MarkKeySerializer());
        addKeyDeserializer(EntityMark.class, new MarkKeyDeserializer());
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Value.Text.class, name = "text"),
        @JsonSubTypes.Type(value = Value.Number.class, name = "number"),
        @JsonSubTypes.Type(value = Value.Bool.class, name = "bool"),
        @JsonSubTypes.Type(value = Value.Word.class, name = "word"),
        @JsonSubTypes.Type(value = Value.Items.class, name = "items"),
        @JsonSubTypes.Type(value = Value.Reference.class, name = "reference"),
        @JsonSubTypes.Type(value = Value.Mark.class, name = "mark")
    })
    private interface ValueMixin {}

    private static final class MarkKeySerializer extends JsonSerializer<EntityMark> {
        @Override
        public void serialize(EntityMark mark, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeFieldName(mark.toString());
        }
    }

    private static final class MarkKeyDeserializer extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context)
                throws IOException {
            return EntityMark.parse(key)
                    .orElseThrow(() -> new IOException("Not an entity mark: " + key));
        }
    }
}
