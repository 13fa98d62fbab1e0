package dev.parley.api.backup;

import dev.parley.api.embedded.StartFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.Banner;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

/** What Parley does instead of starting, by its first argument. It is configured as the Parley that it concerns. */
@RequiredArgsConstructor
public enum Command {
    BACKUP("--to=FILE", Set.of("to")) {
        @Override
        void run(ApplicationArguments options, Path dataDir, PrintStream out, PrintStream told) throws IOException {
            String to = required(options, "to");
            if (to.equals("-")) {
                Backup.write(dataDir, out);
                out.flush();
                if (out.checkError()) {
                    throw new CommandFailure("The backup could not be written to the standard output.");
                }
                return;
            }
            told.println(to + ": " + Backup.toFile(dataDir, Path.of(to)) + " bytes");
        }
    },
    RESTORE("--from=FILE", Set.of("from")) {
        @Override
        void run(ApplicationArguments options, Path dataDir, PrintStream out, PrintStream told) throws IOException {
            long documents = Restore.restore(Path.of(required(options, "from")), dataDir);
            told.println("Restored " + documents + " documents into " + dataDir.toAbsolutePath().normalize());
        }
    },
    MOVE(
        "[--chat=ID] (of PARLEY_MONGODB_URI, or --to=mongodb://HOST:27017/DATABASE without a password)",
        Set.of("to", "chat")
    ) {
        @Override
        void run(ApplicationArguments options, Path dataDir, PrintStream out, PrintStream told) {
            // What stands in a command line, every user of the machine can read.
            String fromEnvironment = System.getenv("PARLEY_MONGODB_URI");
            boolean isGiven = options.containsOption("to") || fromEnvironment == null;
            String to = isGiven ? required(options, "to") : fromEnvironment;
            if (options.containsOption("chat")) {
                told.println(Move.moveChat(dataDir, to, required(options, "chat")).inWords());
                return;
            }
            long documents = Move.move(dataDir, to);
            told.println("Copied " + documents + " documents, and compared them.");
            told.println(
                "Start Parley with PARLEY_MONGODB_URI, a PARLEY_REDIS_URL, and the secret of this installation:"
            );
            told.println(
                "PARLEY_SECURITY_JWT_SECRET=base64:$(cat " + dataDir.toAbsolutePath().normalize() + "/secrets/jwt)"
            );
        }
    };

    private static final String DATA_DIR = "data-dir";

    private final String usage;
    private final Set<String> options;

    abstract void run(ApplicationArguments options, Path dataDir, PrintStream out, PrintStream told) throws IOException;

    /** Nothing but the configuration. */
    static final class Configured {}

    /** The exit code of the command that the arguments name, which has been carried out; empty where they name none. */
    public static Optional<Integer> run(String... arguments) {
        return Arrays.stream(values())
            .filter(command -> arguments.length > 0 && arguments[0].equals(command.word()))
            .findFirst()
            .map(command -> command.run(System.out, System.err, Arrays.copyOfRange(arguments, 1, arguments.length)));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    int run(PrintStream out, PrintStream told, String... arguments) {
        try {
            refuseUnknown(arguments);
            var application = new SpringApplication(Configured.class);
            application.setWebApplicationType(WebApplicationType.NONE);
            application.setBannerMode(Banner.Mode.OFF);
            try (var context = application.run(quiet(arguments))) {
                var options = new DefaultApplicationArguments(arguments);
                String configured = context.getEnvironment().getProperty("parley.data-dir", "./data");
                String dataDir = options.containsOption(DATA_DIR) ? required(options, DATA_DIR) : configured;
                run(options, Path.of(dataDir), out, told);
                return 0;
            }
        } catch (CommandFailure failure) {
            told.println(failure.getMessage());
        } catch (StartFailure failure) {
            told.println(failure.description() + "\n" + failure.action());
        } catch (IOException | RuntimeException failure) {
            told.println(word() + " failed: " + failure);
        }
        return 1;
    }

    private void refuseUnknown(String... arguments) {
        for (String argument : arguments) {
            String name = argument.startsWith("--") ? argument.substring(2).split("=", 2)[0] : "";
            if (!options.contains(name) && !name.equals(DATA_DIR) && name.indexOf('.') < 0) {
                throw new CommandFailure("Unknown: " + argument + "\n" + usage());
            }
        }
    }

    /** The standard output may be the backup itself. */
    private static String[] quiet(String... arguments) {
        var all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--logging.threshold.console=OFF";
        return all;
    }

    String required(ApplicationArguments given, String option) {
        var values = given.getOptionValues(option);
        if (values == null || values.size() != 1 || values.getFirst().isBlank()) {
            throw new CommandFailure(usage());
        }
        return values.getFirst();
    }

    private String usage() {
        return "java -jar parley.jar " + word() + " " + usage + " [--data-dir=FOLDER]";
    }
}
