package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.KeepsNothing;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.junit.jupiter.api.Test;

/** Ciphers, digests, signatures and their providers. */
class CryptoTest {

    @Test
    @KeepsNothing
    void encrypts() throws GeneralSecurityException {
        SecretKey key = KeyGenerator.getInstance("AES").generateKey();
        byte[] nonce = new byte[12];
        new SecureRandom().nextBytes(nonce);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
        byte[] secret = cipher.doFinal("hello".getBytes(StandardCharsets.UTF_8));
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, nonce));
        assertEquals("hello", new String(cipher.doFinal(secret), StandardCharsets.UTF_8));
        assertEquals(32, MessageDigest.getInstance("SHA-256").digest(secret).length);
        KeyPair pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(secret);
        byte[] signed = signature.sign();
        signature.initVerify(pair.getPublic());
        signature.update(secret);
        assertTrue(signature.verify(signed));
    }
}
