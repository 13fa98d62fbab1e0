package dev.parley.api.slash;

import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.slash.SlashResponses.AnswerRunRequest;
import dev.parley.api.slash.SlashResponses.AnsweredRun;
import dev.parley.chat.run.RunAnswers;
import dev.parley.chat.run.RunId;
import dev.parley.chat.user.Intent;
import jakarta.validation.Valid;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Answers of bots without a connection. */
@RestController
@RequiredArgsConstructor
class RunAnswerController {

    private final RunAnswers answers;

    /** The {@code Idempotency-Key} is the answer's client id. */
    @PostMapping("/api/runs/{runId}/answers")
    @Limited(Limit.RUN_ANSWERS)
    @ResponseStatus(HttpStatus.CREATED)
    AnsweredRun answer(Intent intent, @PathVariable RunId runId, @Valid @RequestBody AnswerRunRequest body) {
        return new AnsweredRun(runId, answers.answer(intent, runId, body.visibility(), body.text()));
    }
}
