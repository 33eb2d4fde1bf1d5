#ifndef SITREP_CCURL_H
#define SITREP_CCURL_H

#include <curl/curl.h>

// Swift cannot call functions with "...": each kind of option of libcurl has a typed name here.

typedef size_t (*sitrep_data_callback)(char *, size_t, size_t, void *);
typedef curl_socket_t (*sitrep_open_callback)(void *, curlsocktype, struct curl_sockaddr *);

static inline CURLcode sitrep_curl_start(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }
static inline CURLcode sitrep_curl_long(CURL *h, CURLoption o, long v) { return curl_easy_setopt(h, o, v); }
static inline CURLcode sitrep_curl_size(CURL *h, CURLoption o, curl_off_t v) { return curl_easy_setopt(h, o, v); }
static inline CURLcode sitrep_curl_words(CURL *h, CURLoption o, const char *v) { return curl_easy_setopt(h, o, v); }
static inline CURLcode sitrep_curl_pointer(CURL *h, CURLoption o, void *v) { return curl_easy_setopt(h, o, v); }
static inline CURLcode sitrep_curl_list(CURL *h, CURLoption o, struct curl_slist *v) { return curl_easy_setopt(h, o, v); }
static inline CURLcode sitrep_curl_data(CURL *h, CURLoption o, sitrep_data_callback f, void *v, CURLoption data) {
  CURLcode code = curl_easy_setopt(h, o, f);
  return code == CURLE_OK ? curl_easy_setopt(h, data, v) : code;
}
static inline CURLcode sitrep_curl_open(CURL *h, sitrep_open_callback f, void *v) {
  CURLcode code = curl_easy_setopt(h, CURLOPT_OPENSOCKETFUNCTION, f);
  return code == CURLE_OK ? curl_easy_setopt(h, CURLOPT_OPENSOCKETDATA, v) : code;
}
static inline long sitrep_curl_status(CURL *h) {
  long status = 0;
  curl_easy_getinfo(h, CURLINFO_RESPONSE_CODE, &status);
  return status;
}

#endif
