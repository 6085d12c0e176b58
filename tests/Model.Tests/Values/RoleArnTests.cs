using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Tests.Values;

public sealed class RoleArnTests
{
    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/platform-administrators", "platform-administrators")]
    [InlineData("arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_admin_0a1b", "AWSReservedSSO_admin_0a1b")]
    [InlineData("arn:aws-us-gov:iam::111122223333:role/a", "a")]
    public void A_role_is_known_by_account_and_name(string text, string name)
    {
        RoleArn.TryParse(text, out var role).ShouldBeTrue();
        (role!.Account, role.Name, role.ToString()).ShouldBe(("111122223333", name, text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("platform-administrators")]
    [InlineData("arn:aws:iam::1111:role/a")]
    [InlineData("arn:aws:iam::111122223333:user/a")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/a/b")]
    [InlineData("arn:aws:iam::111122223333:role/")]
    [InlineData("arn:aws:iam::111122223333:role/a\n")]
    [InlineData("arn:aws:iam::111122223333:role/a b")]
    public void What_is_no_role_is_refused(string text) => RoleArn.TryParse(text, out _).ShouldBeFalse();
}
