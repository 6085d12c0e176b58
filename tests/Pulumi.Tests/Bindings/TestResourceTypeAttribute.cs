namespace Pulumi.Tests.Bindings;

partial class TestResourceTypeAttribute : global::Pulumi.ResourceTypeAttribute
{
    public TestResourceTypeAttribute(string type) : base(type, Utilities.Version)
    {
    }
}
