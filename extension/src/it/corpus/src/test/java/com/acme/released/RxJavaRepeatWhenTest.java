package com.acme.released;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import io.reactivex.Observable;
import io.reactivex.disposables.Disposable;
import io.reactivex.subjects.PublishSubject;
import org.junit.jupiter.api.Test;

/**
 * RxJava 2.0.0: what {@code repeatWhen} waits for is not disposed with its subscriber. The fix disposes the inner
 * subscription, which takes it out of the subject's subscribers.
 *
 * @see <a href="https://github.com/ReactiveX/RxJava/issues/4782">RxJava 4782</a>
 */
@Leaks(
        atLeast = 100_000,
        holder = {
            "io.reactivex.subjects.PublishSubject.subscribers",
            "io.reactivex.subjects.PublishSubject$PublishDisposable"
        })
class RxJavaRepeatWhenTest {

    private static final PublishSubject<String> AGAIN = PublishSubject.create();

    @Test
    @MemoryBudget(retained = "64 KB")
    void disposes() {
        for (int i = 0; i < 1_000; i++) {
            Disposable disposable = Observable.just("once")
                    .repeatWhen(completions -> completions.switchMap(completed -> AGAIN))
                    .subscribe();
            disposable.dispose();
            assertTrue(disposable.isDisposed());
        }
    }
}
