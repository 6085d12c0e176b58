namespace ClusterProvisioning.Services.Tests.Booting;

/// <summary>
/// What a machine on AWS does each day from its first boot on, against the same cloud: <c>units</c> stands in for systemctl and writes down what is told to
/// whom.
/// </summary>
[Trait("Needs", "root")]
public sealed class RenewalTests : IDisposable
{
    private const string Renew = "\ncluster-boot renew >>/test/out 2>>/test/error; echo \"exit $?\"; ";

    private const string Pair = """pair() { [ "$(openssl pkey -in "/etc/cluster/tls/$1.key" -pubout)" ="""
        + """ "$(openssl x509 -in "/etc/cluster/tls/$1.crt" -noout -pubkey)" ] && echo "$1 pair"; }""";

    // What the machine has; then nothing of what the first boot said.
    private const string Booted = BootSandbox.Boot + """

        install /test/units /usr/local/bin/systemctl; : >/test/out; : >/test/error; touch /test/units-told
        state() { stat -c '%n %y %a %U' /etc/cluster/tls/*; cat /etc/cluster/tls/* | sha256sum; }
        """ + "\n" + Pair + "\n" + """
        ends() { openssl req -x509 -key "/etc/cluster/tls/$1.key" -subj /CN=ends -days 5 -out "/etc/cluster/tls/$1.crt"; }

        """;

    private readonly BootSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Trait("Length", "long")]
    [Fact]
    public void While_nothing_ends_nothing_is_touched_and_no_unit_is_told() =>
        _sandbox.Run(Booted + "before=$(state)" + Renew + """[ "$(state)" = "$before" ] && echo same; cat /test/out /test/error /test/units-told""")
            .ShouldBe(["exit 0", "exit 0", "same"]);

    [Fact]
    public void A_certificate_that_ends_soon_gets_a_new_key_and_those_who_read_it_are_told() => _sandbox.Run(Booted + """
        ends gateway
        old=$(sha256sum </etc/cluster/tls/gateway.key) other=$(sha256sum </etc/cluster/tls/exporter.crt)
        """ + Renew + """
        [ "$(sha256sum </etc/cluster/tls/gateway.key)" = "$old" ] || echo new
        [ "$(sha256sum </etc/cluster/tls/exporter.crt)" = "$other" ] && echo same
        pair gateway; openssl verify -CAfile /etc/cluster/tls/ca.crt /etc/cluster/tls/gateway.crt
        openssl x509 -in /etc/cluster/tls/gateway.crt -noout -checkend 7000000
        stat -c '%a %U' /etc/cluster/tls/gateway.key
        cat /test/units-told; find / -xdev -name '*.new' -newer /user-data | wc -l; wc -c </var/lib/cluster-boot/owed
        """).ShouldBe(
        [
            "exit 0", "exit 0", "new", "same", "gateway pair", "/etc/cluster/tls/gateway.crt: OK", "Certificate will not expire", "600 root",
            "reload haproxy.service", "0", "0",
        ]);

    [Trait("Length", "long")]
    [Fact]
    public void Two_certificates_of_one_reader_are_told_of_once() =>
        _sandbox.Run(Booted + "ends exporter; ends gateway" + Renew + "pair exporter; pair gateway; cat /test/units-told")
            .ShouldBe(["exit 0", "exit 0", "exporter pair", "gateway pair", "reload haproxy.service"]);

    [Trait("Length", "long")]
    [Fact]
    public void A_key_that_does_not_fit_its_certificate_is_made_good() =>
        _sandbox.Run(Booted + "cp /etc/cluster/tls/exporter.key /etc/cluster/tls/gateway.key" + Renew + "pair gateway; cat /test/units-told")
            .ShouldBe(["exit 0", "exit 0", "gateway pair", "reload haproxy.service"]);

    [Fact]
    public void Where_AWS_fails_the_old_ones_stay_the_list_comes_all_the_same_and_the_next_run_goes_on() => _sandbox.Run(Booted + """
        ends gateway; before=$(cat /etc/cluster/tls/gateway.* | sha256sum)
        cp /user-data /user-data.right; sed -i 's|"signer": "|"signer": "no-|' /user-data
        python3 /test/revocation.py
        """ + Renew + """
        [ "$(cat /etc/cluster/tls/gateway.* | sha256sum)" = "$before" ] && echo same
        """ + "\n"
        + "grep -o 'certificate gateway1.eu-central.internal (/etc/cluster/tls/gateway.crt): AWS answered: .*ResourceNotFoundException' /test/error"
        + " | grep -o '^.*AWS answered'\n" + """
        grep -o 'tries these again within a day' /test/error; grep -c Traceback /test/error
        cat /test/units-told; cp /user-data.right /user-data
        """ + Renew + "pair gateway").ShouldBe([
            "exit 0", "exit 1", "same", "certificate gateway1.eu-central.internal (/etc/cluster/tls/gateway.crt): AWS answered",
            "tries these again within a day", "0", "reload haproxy.service", "exit 0", "gateway pair"]);

    [Trait("Length", "long")]
    [Fact]
    public void A_certificate_of_an_authority_that_the_machine_does_not_know_is_not_used() => _sandbox.Run(Booted + """
        ends gateway; before=$(cat /etc/cluster/tls/gateway.* | sha256sum)
        openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=other -keyout /dev/null -out /etc/cluster/tls/ca.crt 2>/dev/null
        """ + Renew + """
        [ "$(cat /etc/cluster/tls/gateway.* | sha256sum)" = "$before" ] && echo same; ls /etc/cluster/tls/*.new 2>/dev/null
        grep -o 'does not lead to what this machine trusts (/etc/cluster/tls/ca.crt)' /test/error; cat /test/units-told
        """).ShouldBe(["exit 0", "exit 1", "same", "does not lead to what this machine trusts (/etc/cluster/tls/ca.crt)"]);

    [Trait("Length", "long")]
    [Fact]
    public void A_new_revocation_list_is_taken_and_one_that_is_none_is_not() => _sandbox.Run(Booted + "python3 /test/revocation.py" + Renew
        + "openssl crl -in /etc/cluster/tls/machines.crl -noout -text | grep -o 'Serial Number: .*'; "
        + "stat -c '%a %U' /etc/cluster/tls/machines.crl; cat /test/units-told\n" + """
        python3 -c "
        import boto3
        boto3.client('s3', 'eu-central-1').put_object(Bucket='bundles', Key='gateway/machines.crl', Body=b'')"
        """ + Renew + """
        openssl crl -in /etc/cluster/tls/machines.crl -noout -text | grep -c 'Serial Number: 07'; wc -l </test/units-told
        grep -o 'is not what openssl crl reads, and does not replace /etc/cluster/tls/machines.crl' /test/error
        """).ShouldBe([
            "exit 0", "exit 0", "Serial Number: 07", "644 root", "reload haproxy.service", "exit 1", "1", "1",
            "is not what openssl crl reads, and does not replace /etc/cluster/tls/machines.crl"]);

    [Trait("Length", "long")]
    [Fact]
    public void A_unit_that_does_not_run_is_left_alone() =>
        _sandbox.Run(Booted + "ends gateway; echo haproxy.service >/test/inactive" + Renew + "pair gateway; cat /test/units-told")
            .ShouldBe(["exit 0", "exit 0", "gateway pair"]);

    [Trait("Length", "long")]
    [Fact]
    public void A_unit_that_could_not_be_told_is_told_by_the_next_run() =>
        _sandbox.Run(Booted + "ends gateway; echo haproxy.service >/test/failing" + Renew + """
        cat /var/lib/cluster-boot/owed; grep -o 'reload haproxy.service: systemctl did not' /test/error; rm /test/failing
        """ + Renew + "grep -c issued /test/out; cat /test/units-told").ShouldBe([
            "exit 0", "exit 1", "reload haproxy.service", "reload haproxy.service: systemctl did not", "exit 0", "1",
            "reload haproxy.service", "reload haproxy.service"]);

    [Fact]
    public void The_units_are_ones_that_systemd_takes_and_run_on_AWS_only() => _sandbox.Run("""
        cp /test/cluster-renew.* /etc/systemd/system/
        systemd-analyze verify --man=no cluster-renew.service cluster-renew.timer && echo fine
        grep -c '^ConditionPathExists=/var/lib/cluster-boot/done$' /etc/systemd/system/cluster-renew.*
        systemd-analyze condition "$(grep ConditionFirmware /etc/systemd/system/cluster-renew.timer)" 2>&1 | grep -o 'Conditions failed'
        """).ShouldBe(["fine", "/etc/systemd/system/cluster-renew.service:1", "/etc/systemd/system/cluster-renew.timer:1", "Conditions failed"]);
}
