package dev.parley.api.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Repository;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DocumentLinksTest {

    private static final Set<String> NOT_OURS = Set.of(".git", "target", "node_modules", "data");
    private static final Pattern LINK = Pattern.compile("\\]\\((?![a-z]+:|#)([^)\\s#]+)(?:#[^)]*)?\\)");

    @Test
    void everyRelativeLinkLeadsToAFile() throws IOException {
        var broken = new ArrayList<String>();
        for (Path document : documents()) {
            LINK.matcher(Files.readString(document))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !Files.exists(document.resolveSibling(link)))
                .forEach(link -> broken.add(Repository.file("").relativize(document) + " -> " + link));
        }
        assertThat(broken).isEmpty();
    }

    private static List<Path> documents() throws IOException {
        var documents = new ArrayList<Path>();
        Files.walkFileTree(
            Repository.file(""),
            new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(String.valueOf(folder.getFileName()))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(".md")) {
                        documents.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            }
        );
        return documents;
    }
}
