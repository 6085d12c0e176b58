using ClusterProvisioning.Machines.Booting;
using ClusterProvisioning.Services.Tests.Support;

namespace ClusterProvisioning.Services.Tests.Booting;

/// <summary>
/// The image's first boot for real: moto stands in for S3, Private CA and Secrets Manager, a service of the test's for the instance's metadata.
/// </summary>
[Trait("Needs", "root")]
public sealed class FirstBootTests : IDisposable
{
    private const string Boot = BootSandbox.Boot;

    private readonly BootSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void A_machine_lays_its_bundle_over_the_image_asks_for_certificates_and_secrets_and_enables_its_units()
    {
        var output = _sandbox.Run(Boot + """
            stat -c '%a %U %G' /etc/pgbouncer/gateway.ini /etc/cluster/secrets /etc/cluster/secrets/writer /etc/cluster/tls/exporter.key
            cat /etc/cluster/secrets/writer; echo
            openssl verify -CAfile /etc/cluster/tls/ca.crt /etc/cluster/tls/gateway.crt /etc/cluster/tls/exporter.crt
            openssl x509 -in /etc/cluster/tls/gateway.crt -noout -subject
            [ "$(openssl pkey -in /etc/cluster/tls/gateway.key -pubout)" = "$(openssl x509 -in /etc/cluster/tls/gateway.crt -noout -pubkey)" ] && echo pair
            cat /etc/cluster/tls/machines.crl; echo
            systemctl is-enabled haproxy.service nftables.service
            cat /etc/hostname /var/lib/cluster-boot/done
            grep -c BEGIN /etc/cluster/tls/gateway.crt
            find / -xdev -name '*.new' -newer /user-data | wc -l
            sed "s/$(cat /sys/class/net/card1/address)/CARD1/" /etc/systemd/network/10-dmz.link | paste -sd ' '
            udevadm test-builtin net_setup_link /sys/class/net/lo 2>&1 | grep -c '/10-dmz.link:.*nvalid'
            """);
        output.ShouldBe([
            "exit 0", "640 root postgres", "700 root root", "600 root root", "600 prometheus prometheus", "p\"w 'of the writer",
            "/etc/cluster/tls/gateway.crt: OK", "/etc/cluster/tls/exporter.crt: OK", "subject=CN=gateway1.eu-central.internal", "pair",
            "machines.crl", "enabled", "enabled", "gateway1", "gateway1", "2", "0",
            "[Match] Type=ether MACAddress=CARD1  [Link] Name=dmz", "0"]);
    }

    [Fact]
    public void A_second_run_issues_nothing_anew() => _sandbox.Run(Boot
        + "sum=$(cat /etc/cluster/tls/*.key | sha256sum); "
        + Boot
        + """[ "$(cat /etc/cluster/tls/*.key | sha256sum)" = "$sum" ] && echo same; grep -c 'issued' /test/out""")
        .ShouldBe(["exit 0", "exit 0", "same", "2"]);

    // A request that asks to be the one who applies the database part, under a declared name, under another machine's and under none.
    private const string Ask = """

        openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:prime256v1 -out /test/key
        openssl req -new -key /test/key -subj /CN=database-apply.eu-central.internal -addext subjectAltName=DNS:pg1.eu-central.internal -out /test/csr
        ask() { python3 -c "
        import base64, boto3, json, sys
        asked = {'certificate': sys.argv[1], 'request': base64.b64encode(open('/test/csr', 'rb').read()).decode()}
        answer = boto3.client('lambda', 'eu-central-1').invoke(FunctionName='signer', Payload=json.dumps(asked))
        found = json.load(answer['Payload'])
        print(answer.get('FunctionError'), found.get('errorType'), file=sys.stderr)
        print(found.get('certificate', ''))" "$1"; }

        """;

    [Fact]
    public void The_names_are_the_signers_whatever_the_request_says_and_another_machines_are_not_to_be_had() => _sandbox.Run(Boot + Ask + """
        ask gateway1/gateway 2>&1 >/test/crt
        openssl x509 -in /test/crt -noout -subject -ext subjectAltName | tr -d ' ' | grep -v X509
        ask pg1/postgres 2>&1 >/dev/null; ask '' 2>&1 >/dev/null
        openssl x509 -in /etc/cluster/tls/gateway.crt -noout -ext subjectAltName | grep -c 'IP Address:10.'
        """).ShouldBe(
        [
            "exit 0", "None None", "subject=CN=gateway1.eu-central.internal",
            "DNS:gateway1.eu-central.internal,DNS:gateway1,DNS:gateway1.dmz.eu-central.internal,IPAddress:10.1.0.11,IPAddress:127.0.0.1",
            "Unhandled LookupError", "Unhandled LookupError", "1",
        ]);

    [Fact]
    public void Should_the_authority_take_the_requests_names_nobody_gets_the_certificate() => _sandbox.Run(Boot + Ask + """
        touch /test/csr-first
        ask gateway1/gateway 2>&1 >/dev/null
        rm /etc/cluster/tls/gateway.crt /var/lib/cluster-boot/done; : >/test/error
        """ + Boot + """
        grep -o 'signer signer says: .* does not bear the declared names' /test/error | sed 's|arn[^ ]*|ARN|'; ls /etc/cluster/tls/gateway.crt 2>/dev/null
        """).ShouldBe(["exit 0", "Unhandled PermissionError", "exit 1", "signer signer says: ARN does not bear the declared names"]);

    [Fact]
    public void A_bundle_that_is_not_what_its_name_says_is_refused_and_nothing_is_changed() => _sandbox.Run("""
        python3 -c "
        import boto3
        s3 = boto3.client('s3', 'eu-central-1')
        key = next(each['Key'] for each in s3.list_objects_v2(Bucket='bundles', Prefix='gateway/')['Contents'] if each['Key'].endswith('.tar'))
        s3.put_object(Bucket='bundles', Key=key, Body=s3.get_object(Bucket='bundles', Key=key)['Body'].read() + b'x')"
        """ + Boot + "ls /etc/cluster 2>&1 | wc -l; grep -o 'has the hash' /test/error; ls -d /var/lib/cluster-boot 2>/dev/null")
            .ShouldBe(["exit 1", "1", "has the hash"]);

    [Fact]
    public void A_secret_without_a_value_is_named_and_the_next_run_goes_on() => _sandbox.Run("""
        python3 -c "
        import boto3
        boto3.client('secretsmanager', 'eu-central-1').delete_secret(SecretId='eu-central/database/role/writer', ForceDeleteWithoutRecovery=True)"
        """ + Boot + """
        grep -o 'secret eu-central/database/role/writer cannot be read (ResourceNotFoundException)' /test/error; ls /var/lib/cluster-boot/done 2>/dev/null
        python3 -c "
        import boto3
        boto3.client('secretsmanager', 'eu-central-1').create_secret(Name='eu-central/database/role/writer', SecretString='later')"
        """ + Boot + "cat /etc/cluster/secrets/writer; grep -c Traceback /test/error")
            .ShouldBe(["exit 1", "secret eu-central/database/role/writer cannot be read (ResourceNotFoundException)", "exit 0", "later0"]);

    [Fact]
    public void User_data_that_is_no_pointer_is_refused() =>
        _sandbox.Run("echo '#!/bin/sh' >/user-data; " + Boot + "grep -o 'not the pointer' /test/error").ShouldBe(["exit 1", "not the pointer"]);

    [Fact]
    public void The_unit_is_one_that_systemd_takes_and_runs_on_AWS_only() => _sandbox.Run("""
        cp /test/cluster-boot.service /etc/systemd/system/
        systemd-analyze verify --man=no cluster-boot.service && echo fine
        systemd-analyze condition 'ConditionFirmware=smbios-field(sys_vendor = "Amazon EC2")' 2>&1 | grep -o 'Conditions failed'
        """).ShouldBe(["fine", "Conditions failed"]);

    [Fact]
    public void The_same_bundle_gives_the_same_archive()
    {
        var region = TestBundles.Region("eu-central");
        BundleArchive.Of(region, TestBundles.Of("eu-central", "aws", "pg1")).ShouldBe(BundleArchive.Of(region, TestBundles.Of("eu-central", "aws", "pg1")));
    }
}
