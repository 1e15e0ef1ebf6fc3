/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/**
 * Says in the published contract which fields may be null, as the code says it by {@code Nullable}:
 * the scanner does not know that annotation.
 */
final class NullableFields {
    private static final DotName NULLABLE =
            DotName.createSimple(org.jspecify.annotations.Nullable.class);
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);

    /** Names of fields that may be null, by name of the schema. */
    private final Map<String, Set<String>> fields = new HashMap<>();

    NullableFields(IndexView index) {
        for (var schema : index.getAnnotations(SCHEMA)) {
            if (schema.target().kind() == AnnotationTarget.Kind.CLASS
                    && schema.value("name") != null) {
                var names = new HashSet<String>();
                for (var field : schema.target().asClass().fields()) {
                    if (field.type().hasAnnotation(NULLABLE)) {
                        names.add(field.name());
                    }
                }
                fields.put(schema.value("name").asString(), names);
            }
        }
    }

    void tell(Map<String, Schema> schemas) {
        schemas.forEach((name, schema) -> {
            var properties = schema.getProperties();
            if (properties != null) {
                var told = new HashMap<String, Schema>();
                for (var field : fields.getOrDefault(name, Set.of())) {
                    var property = properties.get(field);
                    if (property != null) {
                        told.put(field, orNull(property));
                    }
                }
                told.forEach(schema::addProperty);
            }
        });
    }

    private static Schema orNull(Schema schema) {
        if (schema.getRef() == null) {
            return schema.addType(SchemaType.NULL);
        }
        var nothing = OASFactory.createSchema().addType(SchemaType.NULL);
        return OASFactory.createSchema().addAnyOf(schema).addAnyOf(nothing);
    }
}
