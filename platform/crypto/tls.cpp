#include "platform/crypto/tls.h"

#include "platform/crypto/digest.h"
#include "platform/crypto/random.h"

#include <memory>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace kerbside::platform {

namespace {

template <auto release> struct Releaser {
    template <typename T> void operator()(T* thing) const { release(thing); }
};
using Key = std::unique_ptr<EVP_PKEY, Releaser<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Releaser<X509_free>>;
using Bio = std::unique_ptr<BIO, Releaser<BIO_free_all>>;
using Extension = std::unique_ptr<X509_EXTENSION, Releaser<X509_EXTENSION_free>>;

const Error kFailed{ErrorKind::Refused, "libcrypto could not make the certificate"};

bool add_extension(X509* certificate, X509* issuer, int kind, const std::string& value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool set_serial(X509* certificate)
{
    auto bytes = random_bytes(16);
    bytes[0] &= 0x7f;
    std::unique_ptr<BIGNUM, Releaser<BN_free>> number(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

Certificate begin_certificate(EVP_PKEY* key, const std::string& name)
{
    Certificate made(X509_new());
    const bool is_good =
        made && X509_set_version(made.get(), X509_VERSION_3) == 1 && set_serial(made.get()) &&
        // RFC 5280 §4.1.2.5: no well-defined expiration.
        ASN1_TIME_set_string_X509(X509_getm_notBefore(made.get()), "19700101000000Z") == 1 &&
        ASN1_TIME_set_string_X509(X509_getm_notAfter(made.get()), "99991231235959Z") == 1 &&
        X509_set_pubkey(made.get(), key) == 1 &&
        X509_NAME_add_entry_by_txt(X509_get_subject_name(made.get()), "CN", MBSTRING_UTF8,
                                   reinterpret_cast<const unsigned char*>(name.data()), static_cast<int>(name.size()), -1,
                                   0) == 1;
    return is_good ? std::move(made) : nullptr;
}

std::string text_of(BIO* bio)
{
    char* data = nullptr;
    const auto size = BIO_get_mem_data(bio, &data);
    return {data, static_cast<std::size_t>(size)};
}

Result<std::string> pem_of(X509* certificate)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    if (!bio || PEM_write_bio_X509(bio.get(), certificate) != 1)
        return kFailed;
    return text_of(bio.get());
}

Result<std::string> pem_of(EVP_PKEY* key)
{
    const Bio bio(BIO_new(BIO_s_secmem()));
    if (!bio || PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return kFailed;
    return text_of(bio.get());
}

}

Result<TlsIdentity> make_tls_identity(std::string_view dns_name)
{
    // Not EVP_EC_gen(): that macro casts its argument's const away.
    const Key authority_key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
    const Key server_key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
    if (!authority_key || !server_key)
        return kFailed;
    const auto authority = begin_certificate(authority_key.get(), "Kerbside hub authority");
    const auto server = begin_certificate(server_key.get(), std::string(dns_name));
    if (!authority || !server)
        return kFailed;
    X509* const ca = authority.get();
    if (X509_set_issuer_name(ca, X509_get_subject_name(ca)) != 1 ||
        !add_extension(ca, ca, NID_basic_constraints, "critical,CA:TRUE,pathlen:0") ||
        !add_extension(ca, ca, NID_key_usage, "critical,keyCertSign") ||
        !add_extension(ca, ca, NID_subject_key_identifier, "hash") || X509_sign(ca, authority_key.get(), EVP_sha256()) == 0)
        return kFailed;
    X509* const leaf = server.get();
    if (X509_set_issuer_name(leaf, X509_get_subject_name(ca)) != 1 ||
        !add_extension(leaf, ca, NID_basic_constraints, "critical,CA:FALSE") ||
        !add_extension(leaf, ca, NID_key_usage, "critical,digitalSignature") ||
        !add_extension(leaf, ca, NID_ext_key_usage, "serverAuth") ||
        !add_extension(leaf, ca, NID_subject_alt_name, "DNS:" + std::string(dns_name)) ||
        !add_extension(leaf, ca, NID_authority_key_identifier, "keyid") ||
        X509_sign(leaf, authority_key.get(), EVP_sha256()) == 0)
        return kFailed;
    TlsIdentity made;
    TRY_ASSIGN(made.authority, pem_of(ca));
    TRY_ASSIGN(made.certificate, pem_of(leaf));
    TRY_ASSIGN(made.key, pem_of(server_key.get()));
    return made;
}

Result<std::string> public_key_pin(std::string_view certificate_pem)
{
    const Bio bio(BIO_new_mem_buf(certificate_pem.data(), static_cast<int>(certificate_pem.size())));
    const Certificate certificate(bio ? PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr) : nullptr);
    if (!certificate)
        return Error{ErrorKind::Invalid, "not a certificate in PEM"};
    unsigned char* der = nullptr;
    const auto size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate.get()), &der);
    if (size <= 0)
        return Error{ErrorKind::Invalid, "a certificate without a public key"};
    const auto hashed = digest("SHA-256", {der, static_cast<std::size_t>(size)});
    OPENSSL_free(der);
    if (!hashed)
        return hashed.error();
    return "sha256//" + to_base64(*hashed);
}

}
