namespace Pulumi.Tests.Bindings
{
    [TestResourceType("test:core/needy:Needy")]
    public partial class Needy : global::Pulumi.CustomResource
    {
        public Needy(string name, NeedyArgs args, CustomResourceOptions? options = null)
            : base("test:core/needy:Needy", name, args ?? new NeedyArgs(), options)
        {
        }
    }

    public sealed class NeedyArgs : global::Pulumi.ResourceArgs
    {
        [Input("wanted", required: true)]
        public Input<string> Wanted { get; set; } = null!;
    }
}
