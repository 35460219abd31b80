package com.acme;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Where {@code corpus.noise} is true: three threads that allocate garbage, from before the first test on. */
public final class Noise implements LauncherSessionListener {

    private static final int THREADS = 3;

    /** How many arrays a thread lets live at once, so that the heap's level moves, too. */
    private static final int SLOTS = 64;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (!Boolean.getBoolean("corpus.noise")) {
            return;
        }
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(Noise::allocate, "noise-" + i);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void allocate() {
        byte[][] live = new byte[SLOTS][];
        for (int i = 0; ; i++) {
            live[i % SLOTS] = new byte[16 + i % 4_096];
        }
    }
}
