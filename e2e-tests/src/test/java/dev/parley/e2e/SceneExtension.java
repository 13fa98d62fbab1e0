package dev.parley.e2e;

import dev.parley.e2e.environment.Environment;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test its scene, on a stage that is lent to it until its end. */
final class SceneExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    /** The tag of tests that send call media. */
    static final String MEDIA = "media";

    /**
     * The tag of tests that send media as good as the browser has them. All others have small and slow pictures, whose coding
     * and painting does not take the machine from what is tested.
     */
    static final String FULL_DEVICES = "full-devices";

    /** The tag of tests whose pages have a service worker. Each new window would load the whole page once more for it. */
    static final String SERVICE_WORKER = "service-worker";

    /** The tag of tests that take minutes; {@code ./mvnw verify} leaves them out, see docs/testing-e2e.md. */
    static final String LONG = "long";

    private static final Namespace NAMESPACE = Namespace.create(SceneExtension.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        if (context.getTags().contains(MEDIA)) {
            Environment.current().requireLoopbackMedia();
        }
        var stage = stage(context);
        // A test that kills the server may have failed before it started it again, or it may have come back deaf: that
        // is told by the test that saw it, and not to be told by all that follow.
        if (!stage.server().answers()) {
            stage.server().kill();
            stage.server().start();
        }
        // What the windows of the former test logged is not this one's.
        stage.browser().consoleLog();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        // None was set where the test was refused before it began.
        var scene = context.getStore(NAMESPACE).get(Scene.class, Scene.class);
        if (scene == null) {
            return;
        }
        if (context.getExecutionException().isPresent()) {
            var folder = scene.keepArtefacts(context.getRequiredTestClass().getSimpleName() + "." + name(context));
            System.err.println("Kept of the failed test: " + folder);
        }
        scene.close();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Scene.class;
    }

    @Override
    public Scene resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return scene(context);
    }

    private static String name(ExtensionContext context) {
        var method = context.getRequiredTestMethod().getName();
        var display = context.getDisplayName();
        return display.startsWith(method) ? method : method + "-" + display;
    }

    private static Scene scene(ExtensionContext context) {
        return context.getStore(NAMESPACE).computeIfAbsent(Scene.class, key -> build(context), Scene.class);
    }

    private static Scene build(ExtensionContext context) {
        return new Scene(stage(context), context.getTags());
    }

    private static Stage stage(ExtensionContext context) {
        var stages = context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(Stages.class, key -> new Stages(), Stages.class);
        return context
            .getStore(NAMESPACE)
            .computeIfAbsent(Stages.Loan.class, key -> stages.lend(), Stages.Loan.class)
            .stage();
    }
}
