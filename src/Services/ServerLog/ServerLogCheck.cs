using ClusterProvisioning.Model;

namespace ClusterProvisioning.Services.ServerLog;

/// <summary>The script over a closed file, an open one and one that is past its time; where the region ships, into a real S3 API.</summary>
internal static class ServerLogCheck
{
    private const string Endpoint = "http://127.0.0.1:9001";
    private const string Closed = $"{ServerLogFolders.Written}/{ServerLogFolders.Prefix}2026-01-02T030000.log";
    private const string Open = $"{ServerLogFolders.Written}/{ServerLogFolders.Prefix}2026-01-02T031500.log";
    private const string Old = $"{ServerLogFolders.Kept}/{ServerLogFolders.Prefix}2000-01-01T000000-0.log.gz";

    /// <summary>The check of a machine's own settings.</summary>
    public static Check Of(Machine machine) => new("server-log", $"{ServerLogFiles.Script}, {ServerLogFiles.Settings}", $$"""
        set -euo pipefail
        install -d /var/lib/prometheus/node-exporter
        {{Storage(AuditBucket.Of(machine.Region, machine.Site))}}
        echo 'AUDIT: SESSION,1' >{{Closed}}
        exec 8>{{Open}}
        echo 'the server writes on' >&8
        touch --date=2000-01-01 {{Old}}
        {{ServerLogFiles.Script}}
        [ -s {{Open}} ] || { echo 'what the server writes to is gone'; exit 1; }
        [ ! -e {{Closed}} ] || { echo 'what it has closed is not put away'; exit 1; }
        [ ! -e {{Old}} ] || { echo 'what is past its time is still there'; exit 1; }
        zcat {{ServerLogFolders.Kept}}/*.gz | grep --quiet 'AUDIT: SESSION,1' || { echo 'the line is not kept'; exit 1; }
        shipped | grep --quiet 'AUDIT: SESSION,1' || { echo 'the line is not in the bucket'; exit 1; }
        """);

    // moto takes any key, but gives an object to none without; a bucket is made by a plain PUT.
    private static string Storage(AuditBucket? bucket) => bucket is null ? $"shipped() {{ zcat {ServerLogFolders.Kept}/*.gz; }}" : $$"""
        python3 -m moto.server --host 127.0.0.1 --port 9001 >/run/moto.log 2>&1 &
        trap 'kill %1' EXIT
        curl --silent --fail --output /dev/null --retry 60 --retry-delay 1 --retry-connrefused {{Endpoint}}/
        curl --silent --fail --output /dev/null --request PUT {{Endpoint}}/{{bucket.Name}}
        export AWS_ENDPOINT_URL_S3={{Endpoint}} AWS_ACCESS_KEY_ID=check AWS_SECRET_ACCESS_KEY=check AWS_DEFAULT_REGION=us-east-1
        shipped() {
          curl --silent --fail {{Endpoint}}/{{bucket.Name}} | grep --only-matching '<Key>[^<]*' | cut -c6- | while read -r key; do
            curl --silent --fail --aws-sigv4 aws:amz:us-east-1:s3 --user check:check "{{Endpoint}}/{{bucket.Name}}/$key" | zcat
          done
        }
        """;
}
