package dev.parley.api.backup;

import dev.parley.api.embedded.DataFolder;
import dev.parley.api.embedded.EmbeddedMongo;
import java.io.IOException;
import java.nio.file.Path;

/** A MongoDB in a process of its own. */
final class MongoApart implements AutoCloseable {

    private final Process process;
    private final String address;

    private MongoApart(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    static MongoApart start(Path dataDir) throws IOException {
        var process = new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            MongoApart.class.getName(),
            dataDir.toString()
        )
            .redirectErrorStream(true)
            .start();
        var reader = process.inputReader();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith("mongodb://")) {
                return new MongoApart(process, line);
            }
        }
        throw new IOException("It does not start");
    }

    String address() {
        return address;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    static void main(String[] args) throws InterruptedException {
        var folder = DataFolder.open(Path.of(args[0]));
        var mongo = EmbeddedMongo.startOn(EmbeddedMongo.file(folder), folder);
        System.out.println(mongo.address("parley").getConnectionString());
        Thread.currentThread().join();
    }
}
