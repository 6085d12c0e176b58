using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using ClusterProvisioning.Model;

namespace ClusterProvisioning.Database.Archiving;

/// <summary>A bucket behind the S3 API.</summary>
public sealed class S3ArchiveStore : IArchiveStore
{
    // 10,000 parts of this size are 160 GB: more than a compressed chunk that fits a quarter of memory. One part is in memory at a time.
    private const int PartSize = 16 << 20;

    private readonly ArchivePlace _place;
    private readonly AmazonS3Client _client;

    /// <summary>Takes credentials from the environment or, for AWS's own endpoint, from the machine's role.</summary>
    /// <exception cref="DatabaseException">There are none.</exception>
    public S3ArchiveStore(ArchivePlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        _place = place;
        // Of itself it waits for ever: a firewall that drops would hold each attempt until the kernel gives up, after two minutes.
        var config = new AmazonS3Config { MaxErrorRetry = 5, ConnectTimeout = TimeSpan.FromSeconds(5) };
        if (place.Endpoint is null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(place.Location);
            _client = new AmazonS3Client(config);
            return;
        }

        (config.ServiceURL, config.ForcePathStyle, config.AuthenticationRegion) = (place.Endpoint, true, place.Location);
        _client = new AmazonS3Client(FromEnvironment(place), config);
    }

    /// <inheritdoc/>
    public Task WriteAsync(string key, Stream content, CancellationToken cancellation) => GuardAsync(key, async () =>
    {
        var buffer = new byte[PartSize];
        var first = await content.ReadAtLeastAsync(buffer, PartSize, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
        if (first < PartSize)
            await PutAsync(key, buffer, first, cancellation).ConfigureAwait(false);
        else
            await PutPartsAsync(key, content, buffer, cancellation).ConfigureAwait(false);
        return true;
    });

    /// <inheritdoc/>
    public Task<Stream> OpenAsync(string key, CancellationToken cancellation) => GuardAsync(key, async () =>
    {
        var response = await _client.GetObjectAsync(new GetObjectRequest { BucketName = _place.Bucket, Key = key }, cancellation).ConfigureAwait(false);
        return response.ResponseStream;
    });

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    // Without chunk encoding the signature covers the hash of the whole body, and no server has to know the encoding: some store it as if it were data.
    private Task<PutObjectResponse> PutAsync(string key, byte[] buffer, int count, CancellationToken cancellation) => _client.PutObjectAsync(
        new PutObjectRequest
        {
            BucketName = _place.Bucket,
            Key = key,
            InputStream = new MemoryStream(buffer, 0, count, writable: false),
            UseChunkEncoding = false,
        }, cancellation);

    private async Task PutPartsAsync(string key, Stream content, byte[] buffer, CancellationToken cancellation)
    {
        var bucket = _place.Bucket;
        var start = new InitiateMultipartUploadRequest { BucketName = bucket, Key = key };
        var upload = await _client.InitiateMultipartUploadAsync(start, cancellation).ConfigureAwait(false);
        try
        {
            var parts = new List<PartETag>();
            var count = buffer.Length;
            while (count > 0)
            {
                var request = Part(key, upload.UploadId, parts.Count + 1, new MemoryStream(buffer, 0, count, writable: false));
                parts.Add(new PartETag(await _client.UploadPartAsync(request, cancellation).ConfigureAwait(false)));
                count = await content.ReadAtLeastAsync(buffer, PartSize, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
            }

            var end = new CompleteMultipartUploadRequest { BucketName = bucket, Key = key, UploadId = upload.UploadId, PartETags = parts };
            await _client.CompleteMultipartUploadAsync(end, cancellation).ConfigureAwait(false);
        }
        catch
        {
            // Parts that belong to no object cost money and show in no list.
            Task abort = _client.AbortMultipartUploadAsync(bucket, key, upload.UploadId, CancellationToken.None);
            await abort.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    private UploadPartRequest Part(string key, string upload, int number, MemoryStream content) => new()
    {
        BucketName = _place.Bucket,
        Key = key,
        UploadId = upload,
        PartNumber = number,
        PartSize = content.Length,
        InputStream = content,
        UseChunkEncoding = false,
    };

    /// <summary>The role of a machine is for AWS alone: another endpoint never gets to see it.</summary>
    private static EnvironmentVariablesAWSCredentials FromEnvironment(ArchivePlace place)
    {
        try
        {
            return new EnvironmentVariablesAWSCredentials();
        }
        catch (InvalidOperationException exception)
        {
            throw new DatabaseException(
                $"No credentials for the archive at {place.Endpoint}. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
                isUnreachable: true,
                exception);
        }
    }

    private async Task<T> GuardAsync<T>(string key, Func<Task<T>> call)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (AmazonS3Exception exception)
        {
            throw new DatabaseException(
                $"Bucket '{_place.Bucket}' at {Endpoint} answered {(int)exception.StatusCode} {exception.ErrorCode} for '{key}'. {NextStep(exception)}",
                inner: exception);
        }
        catch (Exception exception) when (exception is AmazonClientException or HttpRequestException or TimeoutException)
        {
            var reason = exception.GetBaseException().Message.TrimEnd('.');
            throw new DatabaseException(
                $"The archive at {Endpoint} cannot be reached: {reason}. Look at the endpoint, the network and the credentials, and run again.",
                isUnreachable: true,
                exception);
        }
    }

    private string Endpoint => _place.Endpoint ?? $"S3 in {_place.Location}";

    private static string NextStep(AmazonS3Exception exception) => exception.ErrorCode switch
    {
        "NoSuchBucket" => "Make the bucket (the region's stack does), or declare another.",
        "NoSuchKey" => "The object was never written or is gone; `db archive list` names those that were.",
        "InvalidObjectState" => "It lies in Glacier: have it restored there first, which takes hours.",
        "AccessDenied" or "InvalidAccessKeyId" or "SignatureDoesNotMatch" => "Look at the credentials and at what they may do.",
        _ => "Run again; if it stays, look at the bucket.",
    };
}
