package io.github.memorybudget.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.config.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModeDecisionTest {

    private static final PlannedGoal COMPILE = new PlannedGoal("maven-compiler-plugin", "compile", false);
    private static final PlannedGoal PREPARE = new PlannedGoal("memory-budget-maven-plugin", "prepare", false);
    private static final PlannedGoal SUREFIRE = new PlannedGoal("maven-surefire-plugin", "test", false);
    private static final PlannedGoal FAILSAFE = new PlannedGoal("maven-failsafe-plugin", "integration-test", false);
    private static final PlannedGoal FAILSAFE_VERIFY = new PlannedGoal("maven-failsafe-plugin", "verify", false);
    private static final PlannedGoal REPORT = new PlannedGoal("memory-budget-maven-plugin", "report", false);
    private static final PlannedGoal CHECK = new PlannedGoal("memory-budget-maven-plugin", "check", false);
    private static final PlannedGoal SKIPPED_CHECK = new PlannedGoal("memory-budget-maven-plugin", "check", true);

    @Test
    void recordsWhereCheckFollowsTheTests() {
        assertThat(ModeDecision.of(List.of(PREPARE, COMPILE, SUREFIRE, REPORT, CHECK)))
                .isEqualTo(Mode.RECORD);
    }

    @Test
    void recordsWhereCheckFollowsAllTests() {
        assertThat(ModeDecision.of(List.of(PREPARE, SUREFIRE, FAILSAFE, FAILSAFE_VERIFY, CHECK)))
                .isEqualTo(Mode.RECORD);
        assertThat(ModeDecision.of(List.of(PREPARE, SUREFIRE, FAILSAFE, CHECK, FAILSAFE_VERIFY)))
                .isEqualTo(Mode.RECORD);
    }

    @Test
    void enforcesWhereCheckIsNotReached() {
        assertThat(ModeDecision.of(List.of(PREPARE, COMPILE, SUREFIRE))).isEqualTo(Mode.ENFORCE);
    }

    @Test
    void enforcesWhereOnlyTheReportIsReached() {
        assertThat(ModeDecision.of(List.of(PREPARE, SUREFIRE, REPORT))).isEqualTo(Mode.ENFORCE);
    }

    @Test
    void enforcesWhereTestsFollowCheck() {
        assertThat(ModeDecision.of(List.of(PREPARE, SUREFIRE, CHECK, FAILSAFE))).isEqualTo(Mode.ENFORCE);
        assertThat(ModeDecision.of(List.of(CHECK, PREPARE, SUREFIRE))).isEqualTo(Mode.ENFORCE);
    }

    @Test
    void enforcesWhereCheckIsSkipped() {
        assertThat(ModeDecision.of(List.of(PREPARE, SUREFIRE, SKIPPED_CHECK))).isEqualTo(Mode.ENFORCE);
    }

    @Test
    void recordsWhereOneCheckOfTwoIsNotSkipped() {
        assertThat(ModeDecision.of(List.of(SUREFIRE, SKIPPED_CHECK, CHECK))).isEqualTo(Mode.RECORD);
        assertThat(ModeDecision.of(List.of(SUREFIRE, CHECK, SKIPPED_CHECK))).isEqualTo(Mode.RECORD);
    }

    @Test
    void doesNotTakeAnotherPluginsCheckForOurs() {
        PlannedGoal other = new PlannedGoal("jacoco-maven-plugin", "check", false);

        assertThat(ModeDecision.of(List.of(SUREFIRE, other))).isEqualTo(Mode.ENFORCE);
    }
}
