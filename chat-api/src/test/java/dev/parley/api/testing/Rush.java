package dev.parley.api.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Many requests that are let go at the same moment. */
public final class Rush {

    private final List<Callable<Rest.Answer>> requests = new ArrayList<>();

    public Rush add(Callable<Rest.Answer> request) {
        requests.add(request);
        return this;
    }

    /** The answers in the order of the requests. */
    public List<Rest.Answer> run() {
        var start = new CountDownLatch(requests.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = requests
                .stream()
                .map(request ->
                    threads.submit(() -> {
                        start.countDown();
                        start.await();
                        return request.call();
                    })
                )
                .toList();
            var answers = new ArrayList<Rest.Answer>();
            for (var request : running) {
                answers.add(request.get());
            }
            return answers;
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
