package dev.parley.e2e;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The stages of a run: as many as tests run at once. */
final class Stages implements AutoCloseable {

    private final Queue<Stage> all = new ConcurrentLinkedQueue<>();
    private final Queue<Stage> free = new ConcurrentLinkedQueue<>();
    private final AtomicInteger built = new AtomicInteger();

    /** A stage that no other test uses until it is given back. */
    record Loan(Stages stages, Stage stage) implements AutoCloseable {
        @Override
        public void close() {
            stages.free.add(stage);
        }
    }

    Loan lend() {
        var stage = free.poll();
        return new Loan(this, stage == null ? build() : stage);
    }

    @Override
    public void close() {
        all.forEach(Stage::close);
    }

    private Stage build() {
        var stage = Stage.build("server-" + built.incrementAndGet());
        all.add(stage);
        return stage;
    }
}
