package dev.parley.api.embedded;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folders of the PATH, in which installed programs are looked for. */
record SearchPath(List<Path> folders) {
    static SearchPath of(String path) {
        return new SearchPath(
            Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(path)
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .toList()
        );
    }

    Optional<Path> find(String program) {
        return folders
            .stream()
            .flatMap(folder -> Stream.of(folder.resolve(program), folder.resolve(program + ".exe")))
            .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
            .findFirst();
    }
}
