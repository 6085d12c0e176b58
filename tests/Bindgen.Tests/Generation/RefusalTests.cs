using Bindgen.Tests.Tool;

namespace Bindgen.Tests.Generation;

public class RefusalTests
{
    private readonly BindgenConfig _config = new();

    [Fact]
    public void An_untouched_copy_of_the_configuration_is_accepted()
    {
        var result = _config.Run();
        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("@pulumi/aws 7.48.0: ");
    }

    [Fact]
    public void A_type_that_the_package_lacks()
    {
        _config.Aws["resources"]!.AsArray().Add("ec2/Instanze");
        Refusal().ShouldBe("bindgen: @pulumi/aws 7.48.0 has no resource ec2/Instanze; did you mean ec2/Instance?");
    }

    [Fact]
    public void A_number_property_without_an_entry()
    {
        _config.Row("numbers", "ebs/Volume", "iops")["int"]!.AsArray().RemoveAt(0);
        Refusal().ShouldBe("bindgen: @pulumi/aws: ebs/Volume.iops is a number; say in \"numbers\" of bindgen.json whether it is int or double, and its source");
    }

    [Fact]
    public void A_number_entry_that_no_property_needs()
    {
        _config.Row("numbers", "ebs/Volume", "iops")["int"]!.AsArray().Add("iopsPerGiB");
        Refusal().ShouldBe("bindgen: @pulumi/aws: the entry for ebs/Volume.iopsPerGiB in \"numbers\" of bindgen.json fits no such property");
    }

    [Fact]
    public void An_entry_without_a_source()
    {
        _config.Row("renames", "s3/Bucket", "bucket").Remove("source");
        Refusal().ShouldStartWith("bindgen: @pulumi/aws: an entry of \"renames\" names no source: ");
    }

    [Fact]
    public void A_property_that_would_be_named_like_its_class()
    {
        var rename = _config.Row("renames", "s3/Bucket", "bucket");
        _config.Aws["renames"]!.AsArray().Remove(rename);
        Refusal().ShouldBe("bindgen: s3/Bucket.bucket would be named like its class; give its C# name in \"renames\" of bindgen.json");
    }

    [Fact]
    public void Everything_that_is_wrong_at_once()
    {
        _config.Aws["resources"]!.AsArray().Add("ec2/Nothing");
        _config.Row("numbers", "kms/Key", "deletionWindowInDays")["int"]!.AsArray().Clear();
        Refusal().Split('\n').Length.ShouldBe(2);
    }

    private string Refusal()
    {
        var result = _config.Run();
        result.ExitCode.ShouldBe(1);
        result.Output.ShouldBeEmpty();
        return result.Error.TrimEnd('\n');
    }
}
