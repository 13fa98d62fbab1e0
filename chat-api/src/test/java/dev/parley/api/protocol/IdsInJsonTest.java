package dev.parley.api.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** An id is text in JSON, wherever it stands: a record around it is nobody's business outside. */
class IdsInJsonTest {

    private static final JsonMapper MAPPER = ProtocolJson.configure(JsonMapper.builder()).build();

    /** The ids in whatever is sent or received. */
    static Stream<Class<?>> ids() {
        return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.parley.api")
            .stream()
            .filter(JavaClass::isRecord)
            .map(JavaClass::reflect)
            .filter(IdsInJsonTest::isSentOrReceived)
            .flatMap(record -> Arrays.stream(record.getRecordComponents()))
            .<Class<?>>map(RecordComponent::getType)
            .filter(IdsInJsonTest::isId)
            .distinct();
    }

    /** Frames, and the bodies of requests and answers. */
    private static boolean isSentOrReceived(Class<?> record) {
        return (
            record.getPackage().equals(ProtocolJson.class.getPackage()) ||
            record.getName().matches(".*(Request|Response|View|Responses\\$.*)")
        );
    }

    private static boolean isId(Class<?> type) {
        return (
            type.isRecord() &&
            type.getSimpleName().endsWith("Id") &&
            type.getRecordComponents().length == 1 &&
            type.getRecordComponents()[0].getType() == String.class
        );
    }

    @ParameterizedTest
    @MethodSource("ids")
    void areText(Class<?> id) throws ReflectiveOperationException {
        String text = "01m8hency8n6bv846jx4h6689x";
        var made = id.getDeclaredConstructor(String.class);
        made.setAccessible(true);
        var written = MAPPER.valueToTree(made.newInstance(text));
        assertThat(written.isString()).as("%s", written).isTrue();
        assertThat(MAPPER.treeToValue(written, id)).hasToString(text);
    }
}
